import Console
import Testing
import TestSupport

@Suite struct PainterTests {
  private var painter = Painter(theme: .coloured)
  private var screen = VirtualScreen(width: 10, height: 5)

  private func layout(_ text: String, cursor: Int? = nil) -> Layout {
    var layout = Layout()
    layout.prompt = [Span("> ", .prompt)]
    layout.continuation = [Span(". ")]
    layout.text = [Span(text, .string)]
    layout.cursor = cursor ?? text.utf8.count
    return layout
  }

  private mutating func show(_ text: String, cursor: Int? = nil) {
    let frame = layout(text, cursor: cursor).frame(width: screen.width, height: screen.height)
    screen.feed(painter.draw(frame, width: screen.width).utf8)
  }

  @Test mutating func theScreenFollowsEveryChange() {
    let texts = [
      "", "a", "ab", "abcdefgh", "abcdefghi", "abcdefgh", "ab\ncd", "ab\ncd\nef", "ab", "日本語日本",
      "x\n\ny", "", "12345678901234567890123456789", "e\u{301}👩‍👩‍👧",
    ]
    for text in texts {
      show(text)
      let frame = layout(text).frame(width: 10, height: 5)
      var shown = frame.rows.map { $0.text.replacing(/[ ]+$/, with: "") }
      while shown.last?.isEmpty == true { shown.removeLast() }
      #expect(screen.text == shown.joined(separator: "\n"), "after \(text)")
      #expect(screen.row == frame.cursor.row)
      #expect(screen.column == frame.cursor.column)
    }
  }

  @Test(arguments: 0..<20)
  func anySequenceOfTextsIsShown(seed: UInt64) {
    var random = Random(state: seed &+ 1)
    let pieces = ["a", "bc", " ", "日", "\n", "e\u{301}", "👩‍👩‍👧", "🇩🇪", "'", "\n\n", "0123456789"]
    let width = Int.random(in: 8...24, using: &random)
    var painter = Painter(theme: .coloured)
    var screen = VirtualScreen(width: width, height: 6)
    var top = 0
    for step in 0..<40 {
      let count = Int.random(in: 0...12, using: &random)
      let words = (0..<count).compactMap { _ in pieces.randomElement(using: &random) }
      let cursor = words.prefix(Int.random(in: 0...count, using: &random)).joined().utf8.count
      let frame = layout(words.joined(), cursor: cursor).frame(
        width: width, height: 6, hiddenAbove: top)
      top = frame.hiddenAbove
      screen.feed(painter.draw(frame, width: width).utf8)
      var shown = frame.rows.map { $0.text.replacing(/[ ]+$/, with: "") }
      while shown.last?.isEmpty == true { shown.removeLast() }
      #expect(screen.text.hasSuffix(shown.joined(separator: "\n")), "step \(step)")
      #expect(screen.column == frame.cursor.column)
      #expect(frame.rows.allSatisfy { $0.width <= width })
    }
  }

  /// A generator whose numbers are the same in every run (splitmix64).
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  @Test mutating func whatDidNotChangeIsNotWritten() {
    show("one\ntwo\nthree")
    let frame = layout("one\ntwo\nthre").frame(width: 10, height: 5)
    let output = painter.draw(frame, width: 10)
    #expect(output.contains("thre"))
    #expect(!output.contains("two"))
    #expect(!output.contains("\u{1B}[?25l"))
  }

  @Test mutating func anEntryTallerThanTheScreenIsWholeInTheScrollback() {
    let lines = (0..<12).map { "l\($0)" }
    show(lines.joined(separator: "\n"))
    let whole = layout(lines.joined(separator: "\n")).frame(width: 10, height: nil)
    screen.feed(painter.finish(whole, width: 10).utf8)
    let all = screen.scrollback + screen.rows
    #expect(all.filter { !$0.isEmpty } == ["> l0"] + lines.dropFirst().map { ". \($0)" })
  }

  @Test mutating func aLongLineIsLeftToTheTerminalToBreak() {
    let output = painter.finish(layout("abcdefghijkl").frame(width: 10, height: nil), width: 10)
    #expect(output.split(separator: "\r\n").count == 1)
    screen.feed(output.utf8)
    #expect(screen.text == "> abcdefgh\nijkl")
  }

  @Test mutating func aNarrowerScreenIsDrawnOver() {
    screen.feed("above\r\n".utf8)
    show("abcdefgh", cursor: 2)
    screen.resize(width: 6, height: 5)
    show("abcdefgh", cursor: 2)
    #expect(screen.text.hasSuffix("> abcd\nefgh"))
  }

  @Test func withoutColoursNoAttributeIsWritten() {
    var painter = Painter(theme: .plain)
    let output = painter.draw(layout("abc").frame(width: 10, height: 5), width: 10)
    #expect(!output.contains("m"))
  }
}
