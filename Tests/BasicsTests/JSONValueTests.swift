import Basics
import Testing

struct JSONValueTests {
  @Test func aDocumentSurvivesTheWayThroughText() throws {
    let document: JSONValue = [
      "null": nil, "truth": true, "int": 9_007_199_254_740_993, "double": 1.5,
      "text": "é\u{0}\"\\\n漢", "array": [1, "two", [3]], "object": ["a": ["b": nil]],
    ]
    #expect(try JSONValue(parsing: document.line().utf8) == document)
    #expect(try JSONValue(parsing: document.pretty().utf8) == document)
  }

  @Test func membersAreSortedSoThatTheSameDocumentIsTheSameText() {
    #expect((["b": 1, "a": 2, "c": 3] as JSONValue).line() == #"{"a":2,"b":1,"c":3}"#)
  }

  @Test func whatIsNoNumberBecomesNull() {
    #expect(([.double(.nan), .double(.infinity), 1.5] as JSONValue).line() == "[null,null,1.5]")
    #expect(JSONValue.optional(Double?.none) == .null)
    #expect(JSONValue.optional(ByteCount(3)) == 3)
  }

  @Test func membersAreReadByKind() {
    let document: JSONValue = ["int": 3, "double": 3.0, "half": 0.5, "text": "x"]
    #expect(document["int"]?.int == 3)
    #expect(document["double"]?.int == 3)
    #expect(document["half"]?.int == nil)
    #expect(document["int"]?.double == 3)
    #expect(document["text"]?.string == "x")
    #expect(document["absent"] == nil)
    #expect(JSONValue.int(1)["a"] == nil)
  }

  @Test(arguments: ["", "{", "[1,]", "{\"a\":1,}", "[1 2]", "nul", "{\"a\":1}x"])
  func brokenTextThrows(text: String) {
    #expect(throws: (any Error).self) { try JSONValue(parsing: text.utf8) }
  }
}
