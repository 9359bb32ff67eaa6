import Foundation
import TestSupport
import Testing

/// What a new user sees who does what README.md says, from the first start to the end of the first lesson.
///
/// The screen is kept as a record beside the test, with its figures masked. `HEFT_RECORD=1` writes it
/// anew, and the test fails all the same.
@Suite(.serialized) struct FirstLessonTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()

  @Test func theReadmeLeadsThroughTheFirstLesson() throws {
    let course = try ShippedLessons.quick()
    let shell = try HeftTerminal(
      data: data, directory: folder,
      environment: ["HEFT_LESSONS": course.url.appending(path: "lessons").path()])
    let steps = try Self.entriesOfReadme()
    try shell.expect("New here?")
    var prompt = "heft>"
    for entry in steps {
      try shell.enter(entry, at: prompt)
      prompt = try nextPrompt(of: shell, after: prompt)
    }
    let text = MaskedScreen(shell.terminal.screen.scrollback + shell.terminal.screen.rows).text
    shell.terminal.send("\u{4}")
    #expect(try shell.waitForExit() == .exited(0))
    try Golden.compare(text, with: "first-lesson.txt")
  }

  /// What README.md has a new user type, in its block of `shell` after the words on the first lesson.
  private static func entriesOfReadme() throws -> [String] {
    let file = HeftProcess.packageFolder.appending(path: "README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- first lesson -->\n```\n")
    try #require(parts.count == 2, "README.md marks the first lesson")
    let block = parts[1].components(separatedBy: "```").first ?? ""
    return block.split(separator: "\n").map { line in
      String(line.prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces)
    }
  }

  /// Waits until the shell asks again; the lesson's step stands in what it asks with.
  private func nextPrompt(of shell: HeftTerminal, after prompt: String) throws -> String {
    try shell.terminal.wait(for: "the next prompt", within: HeftTerminal.patience) {
      let row = shell.terminal.screen.rows[shell.terminal.screen.row]
      return row.hasSuffix(">") && !row.contains(" ...")
    }
    return shell.terminal.screen.rows[shell.terminal.screen.row]
  }
}
