import Console
import Testing

@Suite struct LayoutTests {
  private func layout(_ text: String, cursor: Int? = nil, hint: String = "") -> Layout {
    var layout = Layout()
    layout.prompt = [Span("> ", .prompt)]
    layout.continuation = [Span(". ", .continuation)]
    layout.text = [Span(text)]
    layout.cursor = cursor ?? text.utf8.count
    layout.hint = hint
    return layout
  }

  private func rows(_ frame: Frame) -> [String] { frame.rows.map(\.text) }

  @Test func linesHaveTheirPrompts() {
    let frame = layout("ab\ncd").frame(width: 20, height: 5)
    #expect(rows(frame) == ["> ab", ". cd"])
    #expect(frame.cursor == Frame.Position(row: 1, column: 4))
  }

  @Test func aFullRowPutsTheCursorOnTheNext() {
    let frame = layout("abcdefgh").frame(width: 10, height: 5)
    #expect(rows(frame) == ["> abcdefgh", ""])
    #expect(frame.cursor == Frame.Position(row: 1, column: 0))
    #expect(frame.rows[0].continues)
    #expect(!frame.rows[1].continues)
    #expect(rows(layout("abcdefgh", cursor: 0).frame(width: 10, height: 5)) == ["> abcdefgh"])
  }

  @Test func wideCharactersAreNotCut() {
    let frame = layout("abc日本語", cursor: 6).frame(width: 6, height: 5)
    #expect(rows(frame) == ["> abc", "日本語"])
    #expect(frame.rows[1].width == 6)
    #expect(frame.cursor == Frame.Position(row: 1, column: 2))
  }

  @Test func whatCannotBeSeenIsShown() {
    let frame = layout("a\tb\u{1}\u{200B}").frame(width: 20, height: 5)
    #expect(rows(frame) == ["> a b^A\u{FFFD}"])
  }

  @Test func theHintIsBehindTheCursorAndOneLineLong() {
    let frame = layout("si", hint: "ze [1]\nmore").frame(width: 40, height: 5)
    #expect(rows(frame) == ["> size [1]"])
    #expect(frame.rows[0].spans.last == Span("ze [1]", .hint))
    #expect(frame.cursor == Frame.Position(row: 0, column: 4))
  }

  @Test func aTextTallerThanTheScreenIsSeenAroundTheCursor() {
    let text = (0..<30).map { "line \($0)" }.joined(separator: "\n")
    let bottom = layout(text).frame(width: 20, height: 5)
    #expect(rows(bottom).first == ". line 25")
    #expect(bottom.hiddenAbove == 25)
    #expect(bottom.cursor.row == 4)
    let same = layout(text, cursor: text.utf8.count - 15).frame(
      width: 20, height: 5, hiddenAbove: bottom.hiddenAbove)
    #expect(same.hiddenAbove == 25)
    let top = layout(text, cursor: 0).frame(width: 20, height: 5, hiddenAbove: 25)
    #expect(rows(top) == ["> line 0", ". line 1", ". line 2", ". line 3", ". line 4"])
  }

  @Test func whatIsBelowIsCutAndLeavesRoomForTheText() {
    var layout = layout("x")
    layout.below = (0..<9).map { [Span("candidate \($0)")] }
    let frame = layout.frame(width: 6, height: 4)
    #expect(rows(frame) == ["> x", "candid", "candid", "candid"])
    layout.cursorBelow = 1
    #expect(layout.frame(width: 30, height: 4).cursor == Frame.Position(row: 2, column: 11))
  }

  @Test func spansMayCrossLines() {
    var layout = layout("")
    layout.text = [Span("a = "), Span("'''b\nc'''", .string), Span("\nd")]
    let frame = layout.frame(width: 20, height: 5)
    #expect(rows(frame) == ["> a = '''b", ". c'''", ". d"])
    #expect(frame.rows[1].spans == [Span(". ", .continuation), Span("c'''", .string)])
  }

  @Test func oneColumnIsEnough() {
    #expect(layout("ab").frame(width: 1, height: 3).rows.count == 3)
  }

  @Test func manyLinesAreLaidOutWithoutBuildingThemAll() {
    let text = String(repeating: "value = [1, 2, 3]  # a line\n", count: 20_000)
    let frame = layout(text).frame(width: 80, height: 24)
    #expect(frame.rows.count == 24)
    #expect(frame.hiddenAbove == 20_001 - 24)
  }
}
