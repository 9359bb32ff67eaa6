import Basics
import Foundation
import Testing

/// What was written elsewhere: no number of it traps, and none becomes another one.
@Suite struct OutsideTests {
  @Test("X6 Sums of bytes from outside stop at the largest count")
  func sumsSaturate() {
    let most = ByteCount(.max)
    #expect(most + ByteCount(1) == most)
    #expect(ByteCount(.min) - ByteCount(1) == ByteCount(.min))
    #expect(ByteCount(.min) + ByteCount(-1) == ByteCount(.min))
    #expect(ByteCount(0) - ByteCount(.min) == most)
    #expect(ByteCount(2) + ByteCount(3) == ByteCount(5))
    #expect(Int.max.times(-2) == .min)
    #expect(Int.min.times(-1) == .max)
    #expect(6.times(7) == 42)
    #expect(Int.min.minus(1) == .min)
    #expect(Int.min.plus(.max) == -1)
  }

  @Test(
    "X6 A double becomes the nearest integer",
    arguments: [
      (1e308, Int.max), (-1e308, Int.min), (Double.infinity, .max), (-.infinity, .min), (.nan, 0),
      (2.9, 2), (-2.9, -2), (9e15, 9_000_000_000_000_000),
    ])
  func doublesSaturate(value: Double, expected: Int) {
    #expect(Int(saturating: value) == expected)
  }

  @Test(
    "X6 Seconds of any size are shown and bounded",
    arguments: [1e308, -1e308, .infinity, .nan, 1e19, .leastNonzeroMagnitude])
  func secondsOfAnySize(value: Double) {
    #expect(!value.secondsText.isEmpty)
    #expect(abs(Duration(bounded: value).seconds) <= 1e9)
  }

  @Test(
    "X6 An integer beyond what a double holds is no figure",
    arguments: [
      "9007199254740993", "-9007199254740993", "9223372036854775807", "-9223372036854775808",
      "18446744073709551616", "1e19", "1e400", "-1e400", "0.5", "null", "\"1\"", "true", "[1]",
    ])
  func impossibleIntegers(text: String) throws {
    #expect(try JSONValue(parsing: text.utf8).int == nil)
    #expect(throws: (any Error).self) { try JSONDocument(text.utf8).decode(Int.self) }
    #expect(throws: (any Error).self) { try JSONDocument(text.utf8).decode(ByteCount.self) }
  }

  @Test(
    "X6 Integers that a double holds are read exactly",
    arguments: [
      ("9007199254740992", 9_007_199_254_740_992), ("-9007199254740992", -9_007_199_254_740_992),
      ("0", 0), ("-0", 0), ("5.0", 5), ("1e3", 1000),
    ])
  func possibleIntegers(text: String, expected: Int) throws {
    #expect(try JSONValue(parsing: text.utf8).int == expected)
    #expect(try JSONDocument(text.utf8).decode(Int.self) == expected)
  }

  @Test("X6 A number that no machine number holds is none", arguments: ["1e400", "-1e400"])
  func infiniteNumbers(text: String) throws {
    let value = try JSONValue(parsing: text.utf8)
    #expect(value.double == nil)
    #expect(value.impossibleNumber != nil)
    #expect(throws: (any Error).self) { try JSONDocument(text.utf8).decode(Double.self) }
  }

  @Test(
    "X6 Nesting is bounded", arguments: [("[", "]"), ("{\"a\":", "}")], [600, 1_000_000])
  func nesting(brackets: (String, String), depth: Int) throws {
    let text =
      String(repeating: brackets.0, count: depth) + "1"
      + String(repeating: brackets.1, count: depth)
    #expect(throws: JSONFault.self) { try JSONValue(parsing: text.utf8) }
    let open = String(repeating: brackets.0, count: depth)
    #expect(throws: JSONFault.self) { try JSONValue(parsing: open.utf8) }
    let shallow =
      String(repeating: brackets.0, count: 100) + "1" + String(repeating: brackets.1, count: 100)
    #expect(try JSONValue(parsing: shallow.utf8).line() == shallow)
  }

  @Test("Halves of surrogate pairs, zeros and members of one name are read as most readers do")
  func oddTexts() throws {
    #expect(try JSONValue(parsing: #""\ud800x""#.utf8) == "\u{FFFD}x")
    #expect(try JSONValue(parsing: #""\udc00\ud83d\ude00""#.utf8) == "\u{FFFD}😀")
    #expect(try JSONValue(parsing: #""a\u0000b""#.utf8) == "a\u{0}b")
    #expect(try JSONValue(parsing: #"{"a":1,"a":2}"#.utf8)["a"] == 2)
    #expect(try JSONDocument(#"{"a":1,"a":2}"#.utf8).decode([String: Int].self) == ["a": 2])
  }

  /// The judge is Foundation's own reader.
  @Test(
    "What is JSON is decided as another reader decides it",
    arguments: [
      "01", "1.", ".5", "-", "+1", "1e", "1e+", "nul", "truefalse", "[,1]", "{\"a\"}",
      "{\"a\":}", "{a:1}", "\"\\x\"", "\"\\u12\"", "\"\t\"", "[1 2]", "", " ", "'a'",
      "NaN", "Infinity", "[1]]", "\"a", "{\"a\":1}", "[-0.5e-3, 1E5]", " [ ] ", "\"\\/\\b\\f\"",
      "\"é\\u00e9\"", "[true,false,null]", "{\"\":{}}",
    ])
  func grammar(text: String) throws {
    let judge = try? JSONSerialization.jsonObject(
      with: Data(text.utf8), options: .fragmentsAllowed)
    let found = try? JSONValue(parsing: text.utf8)
    #expect((found == nil) == (judge == nil))
    guard let found, let judge else { return }
    let written = try JSONSerialization.jsonObject(
      with: Data(found.line().utf8), options: .fragmentsAllowed)
    #expect((written as? NSObject) == (judge as? NSObject))
  }

  @Test("An object with a hundred thousand members is decoded in no more time than it has members")
  func manyMembers() throws {
    let members = (0..<100_000).map { "\"m\($0)\":\($0)" }.joined(separator: ",")
    let decoded = try JSONDocument("{\(members)}".utf8).decode([String: Int].self)
    #expect(decoded.count == 100_000)
    #expect(decoded["m99999"] == 99_999)
  }
}
