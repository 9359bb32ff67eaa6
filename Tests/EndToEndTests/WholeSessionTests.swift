import Foundation
import TestSupport
import Testing

/// A whole session, as a person has it: over a terminal, from the banner to Ctrl-D.
@Suite(.serialized) struct WholeSessionTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()
  private let shell: HeftTerminal

  init() throws {
    shell = try HeftTerminal(data: data, directory: folder)
  }

  @Test func aLessonOwnCodeNotesAndTheWayOut() throws {
    try shell.expect("heft 0.1")
    try shell.expect("New here?")
    try shell.waitForPrompt()
    #expect(shell.terminal.isRaw)
    try takeTheLesson()
    try weighOwnCode()
    let exported = try export()
    shell.terminal.send("\u{4}")
    #expect(try shell.waitForExit() == .exited(0))
    #expect(!shell.terminal.isRaw)
    for piece in [
      // The lesson, its bet, the part that Ctrl-C left, and the exercise.
      "What a list weighs", "Bet on kept: 100 times; measured ",
      "optimized did not run to its end", "n = 100,000", "(3 * x + 1 for x in numbers)",
      // The code of the learner's own, what it weighs, and the note.
      "def f(n):\n    return list(range(n))", "f(n)", "n = 10,000", "size mine", "dict of 100",
      "a range never grows", "same answer",
    ] {
      #expect(exported.contains(piece), "the export lacks \(piece)")
    }
  }

  /// Steps through the lesson; its experiment is stopped by Ctrl-C and run again.
  private func takeTheLesson() throws {
    let flag = folder.url.appending(path: "go")
    let lesson = try folder.file("welcome.md", waitingLesson(for: flag))
    try shell.enter("lesson \(lesson)", expecting: "What a list weighs")
    try shell.enter("next", at: "welcome 1/6>", expecting: "Predict: a million squares")
    try shell.enter("predict 100", at: "welcome 2/6>", expecting: "Your bet: 100 times")
    try shell.enter("run", at: "welcome 2/6>")
    try shell.terminal.wait(for: "the second variant", within: HeftTerminal.patience) {
      FileManager.default.fileExists(atPath: flag.path() + ".awaited")
    }
    shell.terminal.send("\u{3}")
    try shell.expect("optimized did not run to its end")
    try shell.expect("Interrupted: ")
    try shell.waitForPrompt("welcome 2/6>")
    try Data().write(to: flag)
    try shell.enter("run", at: "welcome 2/6>", expecting: "You bet 100 times less, it is ")
    try shell.enter("next", at: "welcome 3/6>", expecting: "massive difference")
    try shell.enter("next", at: "welcome 4/6>", expecting: "Exercise: the same sum")
    try shell.enter("back", at: "welcome 5/6>", expecting: "massive difference")
    try shell.enter("next", at: "welcome 4/6>", expecting: "Exercise: the same sum")
    try shell.enter("hint", at: "welcome 5/6>", expecting: "Hint 1 of 2")
    try shell.enter(
      "check [3 * x + 1 for x in numbers]", at: "welcome 5/6>",
      expecting: "kept is 100 % of the naive code's")
    try shell.enter(
      "check (3 * x + 1 for x in numbers)", at: "welcome 5/6>", expecting: "The exercise is passed."
    )
    try shell.enter("next", at: "welcome 5/6>", expecting: "Remember")
    try shell.enter("next", at: "welcome 6/6>", expecting: "What a list weighs: done.")
  }

  private func weighOwnCode() throws {
    try shell.waitForPrompt()
    shell.terminal.send("def f(n):\r")
    try shell.waitForRow(" ...>")
    shell.terminal.send("return list(range(n))\r")
    try shell.waitForRow(" ...>")
    shell.terminal.send("\r")
    try shell.enter(
      "compare f(n) vs range(n) --use sum(it) --n 10_000", expecting: "same answer")
    try shell.enter("note a range never grows", expecting: "Noted")
    try shell.enter("mine = {str(i): [i] for i in range(100)}")
    try shell.enter("size mine", expecting: "dict of 100")
  }

  private func export() throws -> String {
    let file = folder.url.appending(path: "notes.md")
    try shell.enter("notes export --output \(file.path())", expecting: "Written to")
    try shell.waitForPrompt()
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// The welcome lesson, smaller, with an optimized variant that waits until a file is there: so Ctrl-C
  /// finds the experiment running, however fast the machine is.
  private func waitingLesson(for flag: URL) throws -> String {
    try String(contentsOf: ShippedLessons.file("welcome"), encoding: .utf8)
      .replacing("n: 1_000_000\n", with: "n: 100_000\n", maxReplacements: 1)
      .replacing(
        "```python naive\n",
        with: """
          ```python setup
          import os, time


          def awaited(n):
              open("\(flag.path()).awaited", "w").close()
              while not os.path.exists("\(flag.path())"):
                  time.sleep(0.01)
              return range(n)
          ```

          ```python naive

          """, maxReplacements: 1
      )
      .replacing(
        "(x * x for x in range(n))", with: "(x * x for x in awaited(n))", maxReplacements: 1)
  }
}
