import Basics
import Testing

@Suite struct VisibleTextTests {
  @Test(
    "X10 What would be obeyed is shown",
    arguments: [
      ("\u{1b}]52;c;aGk=\u{7}", "\\x1b]52;c;aGk=\\x07"), ("\u{9b}31m", "\\x9b31m"),
      ("a\u{202e}b\u{2066}c", "a\\u202eb\\u2066c"), ("\u{200f}\u{61c}", "\\u200f\\u061c"),
      ("a\u{200b}b\u{feff}", "a\\u200bb\\ufeff"), ("\0\r\u{7f}", "\\x00\\x0d\\x7f"),
      ("\u{85}\u{2028}", "\\x85\\u2028"),
      ("naïve 日本 👩‍👩‍👧 می‌خواهم\n\tend", "naïve 日本 👩‍👩‍👧 می‌خواهم\n\tend"),
    ])
  func shown(_ text: String, _ expected: String) {
    #expect(VisibleText.of(text) == expected)
  }

  @Test(
    "X10 Of what a program prints, colours are obeyed and nothing else",
    arguments: [
      ("\u{1b}[1;31mred\u{1b}[0m\n", "\u{1b}[1;31mred\u{1b}[0m\n"),
      ("10 %\r20 %\u{8}\u{8}\tend\n", "10 %\r20 %\u{8}\u{8}\tend\n"),
      ("\u{1b}[38:5:30mx\u{1b}[m", "\u{1b}[38:5:30mx\u{1b}[m"),
      ("\u{1b}]52;c;aGk=\u{7}", "\\x1b]52;c;aGk=\\x07"),
      ("\u{1b}]0;title\u{1b}\\", "\\x1b]0;title\\x1b\\"),
      ("\u{1b}[2J\u{1b}[H", "\\x1b[2J\\x1b[H"), ("\u{1b}[?1049h", "\\x1b[?1049h"),
      ("\u{1b}[>4;2m", "\\x1b[>4;2m"), ("\u{1b}[0 m", "\\x1b[0 m"),
      ("\u{1b}P+q544e\u{1b}\\", "\\x1bP+q544e\\x1b\\"), ("\u{9b}2J", "\\x9b2J"),
      ("\u{1b}\u{1b}[31mx", "\\x1b\u{1b}[31mx\u{1b}[0m"), ("\u{1b}[31", "\\x1b[31"),
      ("\u{1b}", "\\x1b"), ("\u{1b}[31mleft on", "\u{1b}[31mleft on\u{1b}[0m"),
      ("\u{7}\0\u{202e}", "\\x07\\x00\\u202e"),
      (
        "\u{1b}[\(String(repeating: "1;", count: 40))m",
        "\\x1b[\(String(repeating: "1;", count: 32))\(String(repeating: "1;", count: 8))m"
      ),
    ])
  func passed(_ text: String, _ expected: String) {
    var whole = ProgramOutput()
    #expect(whole.pass(text) + whole.finish() == expected)
    // However it is cut.
    var cut = ProgramOutput()
    let portions = text.unicodeScalars.map { cut.pass(String($0)) }.joined()
    #expect(portions + cut.finish() == expected)
  }

  @Test("X10 JSON holds no character that a terminal obeys")
  func json() throws {
    let value = JSONValue.object(["a\u{9b}": .string("\u{1b}\u{85}\u{7f}\u{202e}\u{2028}é日\n")])
    for text in [value.line(), value.pretty()] {
      #expect(text.unicodeScalars.allSatisfy { !$0.isUnruly || $0 == "\n" }, "\(text)")
      #expect(text.contains("\\u009b") && text.contains("\\u202e") && text.contains("é日"))
      #expect(try JSONValue(parsing: text.utf8) == value)
    }
  }
}
