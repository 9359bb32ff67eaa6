import Console
import Testing

@Suite struct KeyParserTests {
  private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

  private func keys(_ bytes: [UInt8]) -> [Key] {
    var parser = KeyParser()
    parser.feed(bytes)
    return rest(&parser)
  }

  private func rest(_ parser: inout KeyParser) -> [Key] {
    var result: [Key] = []
    while let key = parser.next() { result.append(key) }
    return result
  }

  @Test func charactersAndControls() {
    #expect(
      keys("aé日\r\u{3}") == [
        .scalar("a"), .scalar("é"), .scalar("日"), .scalar("\r"), .control("c"),
      ])
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.named(.up)), ("\u{1B}OA", .named(.up)),
    ("\u{1B}[1;5D", .named(.left, .control)),
    ("\u{1B}[1;3C", .named(.right, .alt)), ("\u{1B}\u{1B}[D", .named(.left, .alt)),
    ("\u{1B}[1~", .named(.home)), ("\u{1B}[7~", .named(.home)), ("\u{1B}OH", .named(.home)),
    ("\u{1B}[4~", .named(.end)), ("\u{1B}[F", .named(.end)), ("\u{1B}[3~", .named(.delete)),
    ("\u{1B}[5~", .named(.pageUp)), ("\u{1B}[Z", .named(.backTab)), ("\u{1B}b", .alt("b")),
    ("\u{1B}é", .alt("é")), ("\u{1B}[99;5u", .control("c")), ("\u{1B}[27;5;114~", .control("r")),
    ("\u{1B}[13;3u", .alt("\r")), ("\u{1B}OM", .scalar("\r")), ("\u{1B}[a", .named(.up, .shift)),
  ])
  func sequences(bytes: String, key: Key) {
    #expect(keys(bytes) == [key])
  }

  @Test(arguments: ["\u{1B}[15~", "\u{1B}[[A", "\u{1B}[<0;1;1M", "\u{1B}[?62;1c", "\u{1B}OP"])
  func whatIsNotKnownLeavesNothingBehind(bytes: String) {
    #expect(keys(bytes + "x") == [.scalar("x")])
  }

  @Test func anyCutGivesTheSameKeys() {
    let bytes = Array("é\u{1B}[1;5D日\u{1B}[200~a\r\nb\u{1B}[201~\u{1B}[3~z👩‍👩‍👧".utf8)
    let whole = keys(bytes)
    #expect(whole.contains(.paste("a\nb")))
    for cut in 1..<bytes.count {
      var parser = KeyParser()
      parser.feed(bytes[..<cut])
      var result = rest(&parser)
      parser.feed(bytes[cut...])
      result += rest(&parser)
      #expect(result == whole, "cut at \(cut)")
    }
  }

  @Test func anEscapeByItselfIsKnownOnlyByTime() {
    var parser = KeyParser()
    parser.feed([0x1B])
    #expect(parser.next() == nil)
    #expect(parser.mayBeEscape)
    #expect(parser.timeOut() == .escape)
    #expect(!parser.mayBeEscape)
    parser.feed(Array("\u{1B}[".utf8))
    #expect(parser.next() == nil)
    #expect(parser.timeOut() == .alt("["))
    parser.feed(Array("x".utf8))
    #expect(parser.next() == .scalar("x"))
  }

  @Test func brokenUTF8BecomesOneReplacement() {
    #expect(keys([0xFF, 0x61]) == [.scalar("\u{FFFD}"), .scalar("a")])
    #expect(keys([0xE6, 0x61]) == [.scalar("\u{FFFD}"), .scalar("a")])
  }

  @Test func aPasteKeepsWhatLooksLikeKeys() {
    #expect(keys("\u{1B}[200~a\u{1B}[Ab\tc\u{3}\u{1B}[201~") == [.paste("a[Ab\tc")])
  }
}
