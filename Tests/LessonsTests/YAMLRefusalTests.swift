import Basics
import Lessons
import Testing

/// What a YAML text may not be: each refusal names the place.
@Suite struct YAMLRefusalTests {
  private func refusal(_ yaml: String) -> YAMLError? { refusal(Array(yaml.utf8)) }

  private func refusal(_ bytes: [UInt8]) -> YAMLError? {
    do throws(YAMLError) {
      _ = try YAMLReader.root(of: bytes)
      return nil
    } catch {
      return error
    }
  }

  private func isLimit(_ error: YAMLError?, line: Int, column: Int) -> Bool {
    guard case .limit(_, let mark) = error else { return false }
    return mark == YAMLMark(line: line, column: column)
  }

  @Test("A key that stands twice is named with the place of the first, however it is quoted")
  func repeatedKeys() {
    #expect(refusal("a: 1\nb: 2\na: 3\n") == .repeatedKeys(["a"], .init(line: 1, column: 1)))
    #expect(
      refusal("x:\n  b: 1\n  \"a\": 2\n  b: 3\n  a: 4\n")
        == .repeatedKeys(["a", "b"], .init(line: 3, column: 3)))
    #expect(refusal("a: {b: 1}\nc: {b: 1}\n") == nil)
  }

  @Test("A control character is refused where it stands", arguments: ["\0", "\u{7}", "\u{7F}"])
  func controlCharacter(_ character: String) {
    #expect(
      refusal("a: b\r\né: c\(character)d\n")
        == .character("control characters are not allowed", .init(line: 2, column: 5)))
  }

  @Test("Bytes that are no UTF-8 are refused where they stand")
  func invalidUTF8() {
    // What is wrong begins at column 4, but for the octet that should have trailed another.
    for (bytes, problem, column): ([UInt8], String, Int) in [
      ([0xFF], "invalid leading UTF-8 octet", 4),
      ([0xC3, 0x28], "invalid trailing UTF-8 octet", 5),
      ([0xED, 0xA0, 0x80], "invalid Unicode character", 4),
      ([0xC0, 0xAF], "invalid length of a UTF-8 sequence", 4),
      ([0xE2, 0x98], "incomplete UTF-8 octet sequence", 4),
    ] {
      let yaml = Array("a: b\nc: ".utf8) + bytes
      #expect(refusal(yaml) == .character(problem, .init(line: 2, column: column)))
    }
    // Neither is UTF-16, whatever its first bytes are.
    #expect(refusal([0xFE, 0xFF, 0, 0x61]) != nil)
    #expect(refusal([0x61, 0, 0x3A, 0]) != nil)
  }

  @Test("Lists and mappings stand a hundred deep in one another, no deeper")
  func depth() {
    func lists(_ count: Int) -> String {
      String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }
    #expect(refusal(lists(100)) == nil)
    #expect(isLimit(refusal(lists(101)), line: 1, column: 101))
    #expect(isLimit(refusal(String(repeating: "[", count: 200_000)), line: 1, column: 101))
    #expect(isLimit(refusal(String(repeating: "- ", count: 100_000)), line: 1, column: 201))
    #expect(isLimit(refusal(String(repeating: "? ", count: 100_000)), line: 1, column: 201))
    let steps = (0..<150).map { String(repeating: " ", count: $0) + "k:\n" }.joined()
    #expect(isLimit(refusal(steps), line: 101, column: 101))
  }

  @Test("Aliases make nothing deeper than a hundred")
  func depthOfAliases() {
    func chain(_ count: Int) -> String {
      "- &a0 []\n" + (1..<count).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
    }
    // The list around them is one level more.
    #expect(refusal(chain(99)) == nil)
    #expect(isLimit(refusal(chain(100)), line: 100, column: 9))
  }

  @Test("Aliases that multiply a small text are refused, where it becomes too large")
  func laughs() {
    let names = "abcdefghi"
    var yaml = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for (below, name) in zip(names, names.dropFirst()) {
      yaml +=
        "\(name): &\(name) [" + Array(repeating: "*\(below)", count: 10).joined(separator: ",")
        + "]\n"
    }
    // A value `lol` counts 1 + 3, a list 1: the first list 41, each further one ten times the last
    // and 1, so that the fifth is 411,111. All five with their keys are 456,795; the first alias of
    // the sixth line would make that more than 500,000.
    #expect(isLimit(refusal(yaml), line: 6, column: 8))
    let long = "a: &a \(String(repeating: "x", count: 90_000))\nb: [*a, *a, *a, *a, *a, *a]\n"
    #expect(isLimit(refusal(long), line: 2, column: 21))
  }

  @Test("A value is at most 100,000 bytes, a text at most 250,000")
  func length() {
    func value(_ count: Int) -> String { "a: b\nc: \(String(repeating: "é", count: count / 2))\n" }
    #expect(refusal(value(100_000)) == nil)
    #expect(isLimit(refusal(value(100_002)), line: 2, column: 4))
    let lines = String(repeating: "# twelve on\n", count: 20_834)
    #expect(lines.utf8.count == 250_008)
    #expect(isLimit(refusal(lines), line: 1, column: 1))
    #expect(refusal(String(lines.dropFirst(8))) == nil)
  }

  @Test("A lesson whose front matter is too large is refused at its line")
  func lesson() throws {
    let deep = String(repeating: "[", count: 300)
    let text = Sample.text(replacing: [("introduces: [slots]", "introduces: \(deep)")])
    let found = try #require(LessonParser.parse(text, file: "points.md").diagnostics.first)
    #expect(found.id == "lesson.yaml")
    // The mapping is the first level, so that the hundredth bracket is one too many.
    #expect(found.location.line == 6)
    #expect(found.location.column == "introduces: ".count + 100)
    #expect(found.message.hasPrefix("The front matter is too large: "))
    #expect(found.hint != nil)
  }
}
