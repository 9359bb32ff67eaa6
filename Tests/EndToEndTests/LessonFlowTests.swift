import Foundation
import TestSupport
import Testing

/// The way through a lesson, as a learner goes it at a terminal: bets, the editor, hints, and coming back.
@Suite(.serialized) struct LessonFlowTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()
  private let course: TemporaryFolder

  init() throws {
    course = try ShippedLessons.quick()
  }

  /// A shell whose editor keeps what it was shown in `shown` and puts what `wanted` holds in its place.
  private func shell() throws -> HeftTerminal {
    let editor = try folder.file(
      "editor.sh", "cat \"$1\" > \(path("shown")); cat \(path("wanted")) > \"$1\"\n")
    return try HeftTerminal(
      data: data, directory: folder,
      environment: [
        "HEFT_LESSONS": course.url.appending(path: "lessons").path(), "EDITOR": "sh \(editor)",
        "VISUAL": "",
      ])
  }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path() }

  private func shown() throws -> String {
    try String(contentsOfFile: path("shown"), encoding: .utf8)
  }

  private func want(_ code: String) throws { _ = try folder.file("wanted", code + "\n") }

  @Test func anExerciseIsSolvedInTheEditorWithHintsAndAfterARestart() throws {
    let first = try shell()
    try first.expect("New here? Type")
    try first.enter("next", expecting: "What a list weighs")
    try first.enter("next", at: "welcome 1/6>", expecting: "Predict: a million squares")
    try first.enter("predict 1000", at: "welcome 2/6>", expecting: "Your bet: 1,000 times")
    try first.enter("quit", at: "welcome 2/6>")
    #expect(try first.waitForExit() == .exited(0))

    let second = try shell()
    try second.expect("goes on with welcome, step 2 of 6")
    try second.enter("next", expecting: "You left welcome at step 2 of 6")
    try second.enter("run", at: "welcome 2/6>", expecting: "You bet 1,000 times less, it is ")
    try second.enter("predict 5", at: "welcome 3/6>", expecting: "a bet would be no bet")
    try second.enter("next", at: "welcome 3/6>", expecting: "Claim: ")
    try second.enter("next", at: "welcome 4/6>", expecting: "Exercise: the same sum")
    try second.enter("lesson", at: "welcome 5/6>", expecting: "What a list weighs, step 5 of 6")

    try want("[3 * x + 1 for x in numbers")
    try second.enter("edit", at: "welcome 5/6>", expecting: "Syntax error")
    #expect(try shown().contains("[3 * x + 1 for x in numbers]"))
    try want("[3 * x + 1 for x in numbers]")
    try second.enter("edit", at: "welcome 5/6>", expecting: "not yet")
    #expect(try shown() == "[3 * x + 1 for x in numbers\n")
    try second.enter("hint", at: "welcome 5/6>", expecting: "Hint 1 of 2")
    try second.enter("edit", at: "welcome 5/6>", expecting: "Nothing was saved that is new")
    try second.enter("quit", at: "welcome 5/6>")
    #expect(try second.waitForExit() == .exited(0))

    let third = try shell()
    try third.enter("lesson", expecting: "You left welcome at step 5 of 6")
    try third.enter("predict 5", at: "welcome 5/6>", expecting: "a bet would be no bet")
    try third.enter("hint", at: "welcome 5/6>", expecting: "Hint 2 of 2")
    try third.enter("hint", at: "welcome 5/6>", expecting: "That was the last hint.")
    try want("(3 * x + 1 for x in numbers)")
    try third.enter("edit", at: "welcome 5/6>", expecting: "The exercise is passed.")
    #expect(try shown() == "[3 * x + 1 for x in numbers]\n")
    try third.enter("solution", at: "welcome 5/6>", expecting: "The expression keeps")
    try third.enter("next", at: "welcome 5/6>", expecting: "Remember")
    try third.enter("next", at: "welcome 6/6>", expecting: "What a list weighs: done.")
    try third.enter("progress", expecting: "1 of \(ShippedLessons.count) lessons done.")
    try third.expect("Start here")
    try third.expect("1 of 1 done ██")
    try third.expect("opens headers")
    try third.expect("Your bets: 1 bet")
    third.terminal.send("\u{4}")
    #expect(try third.waitForExit() == .exited(0))
    #expect(!third.terminal.isRaw)
  }

  @Test func aVariantIsEditedAndMeasuredBesideTheOther() throws {
    let shell = try shell()
    try shell.enter("lesson welcome", expecting: "What a list weighs")
    try shell.enter("next", at: "welcome 1/6>", expecting: "Predict: a million squares")
    try want("map(lambda x: x * x, range(n))")
    try shell.enter("edit", at: "welcome 2/6>", expecting: "naive · yours")
    #expect(try shown() == "(x * x for x in range(n))\n")
    try shell.expect("same answer")
    try shell.enter("edit niave", at: "welcome 2/6>", expecting: "did you mean `edit naive`?")
    try want("[x ** 2 for x in range(n)]")
    try shell.enter("edit naive", at: "welcome 2/6>", expecting: "yours · optimized")
    try shell.enter("quit", at: "welcome 2/6>")
    #expect(try shell.waitForExit() == .exited(0))
  }

  @Test func theListBelowTheLineOffersWhatCanStandThere() throws {
    let shell = try shell()
    try shell.enter("measured = {'one': 1}")
    try shell.waitForPrompt()
    let lines = [
      ("compare [1] vs meas", "compare [1] vs measured"), ("size [1] --se", "size [1] --setup"),
      ("lesson wel", "lesson welcome"), ("help verd", "help verdicts"), ("help B7", "help B7"),
      ("set eff", "set effort"), ("run edi", "run editor.sh"),
      ("measured.popi", "measured.popitem"),
      ("measured['o", "measured['one']"), ("import collec", "import collections"),
    ]
    for (typed, whole) in lines {
      shell.terminal.send(typed + "\t")
      try shell.waitForRow("heft> \(whole)")
      shell.terminal.send("\u{15}")
      try shell.waitForPrompt()
    }
    shell.terminal.send("compare [1] vs [2] --\t")
    try shell.expect("--use")
    try shell.expect("to find smaller differences")
    shell.terminal.send("\t")
    try shell.waitForRow("heft> compare [1] vs [2] --use")
  }
}
