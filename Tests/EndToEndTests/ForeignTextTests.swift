import Foundation
import TestSupport
import Testing

/// What heft did not write is shown and not obeyed, wherever it comes out.
@Suite(.serialized) struct ForeignTextTests {
  private let data = TemporaryFolder()
  private static let obeyed: [String] = [
    "\u{1b}]", "\u{1b}[2J", "\u{1b}P", "\u{7}", "\u{9b}", "\u{202e}", "\u{200b}",
  ]

  private func expectTame(_ text: String, _ place: String) {
    for sequence in Self.obeyed {
      #expect(
        !text.unicodeScalars.contains(sequence.unicodeScalars), "\(place): \(text.debugDescription)"
      )
    }
  }

  @Test("X10 Printed sequences, reprs, errors and exports")
  func session() throws {
    let hostile = #"\x1b]52;c;aGk=\x07\x1b[2J\x9b31m\u202e\u200b\x1bPq"#
    let input = """
      print("\(hostile)" + "\\x1b[31mred\\x1b[0m 1 %\\r2 %")
      import sys; sys.stderr.write("\(hostile)")
      type("R", (), {"__repr__": lambda self: "\(hostile)"})()
      raise ValueError("\(hostile)\\ud800")
      size "\u{9b}\u{202e}"
      note \u{1b}]0;title\u{7}
      20 + 22
      """
    let heft = try HeftProcess.run([], input: input, data: data)
    #expect(heft.exitCode == 1)
    expectTame(heft.output, "output")
    expectTame(heft.errors, "errors")
    #expect(heft.output.contains("\\x1b]52;c;aGk=\\x07"))
    #expect(heft.output.contains("\u{1b}[31mred\u{1b}[0m 1 %\r2 %\n"))
    #expect(heft.errors.contains("\\ud800"))
    #expect(heft.output.contains("42\n"))
    for form in ["md", "html", "ipynb", "json"] {
      let export = try HeftProcess.run(["notes", "export", "--format", form], data: data)
      #expect(export.exitCode == 0)
      expectTame(export.output, form)
    }
    expectTame(try HeftProcess.run(["notes", "show"], data: data).output, "notes show")
  }

  @Test("X10 Arguments that come back in a message, and JSON")
  func arguments() throws {
    let hostile = "\u{1b}]0;title\u{7}\u{9b}2J\u{202e}"
    for words in [
      [hostile], ["size", "1", hostile], ["lesson", hostile], ["run", hostile], ["check", hostile],
      ["notes", "show", hostile], ["size", "--python", hostile, "1"], ["replay", hostile],
      ["size", "--\(hostile)", "1"], ["notes", "export", "--format", hostile],
    ] {
      let heft = try HeftProcess.run(words, data: data)
      #expect(heft.exitCode != 0)
      expectTame(heft.output + heft.errors, "\(words)")
    }
    let json = try HeftProcess.run(["size", "'\u{9b}\u{202e}'", "--json"], data: data)
    #expect(json.output.contains("\\u009b\\u202e"))
    expectTame(json.output, "--json")
  }

  @Test("X10 Colour that a program left on does not leak, and a cut sequence is shown")
  func leak() throws {
    let heft = try HeftProcess.run(
      [], input: "print('\\x1b[31mred', end='')\nprint('\\x1b[3', end='')\n1 + 1\n", data: data)
    #expect(heft.output == "\u{1b}[31mred\u{1b}[0m\\x1b[32\n", "\(heft.output.debugDescription)")
  }
}
