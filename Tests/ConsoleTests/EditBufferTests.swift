import Console
import Testing

@Suite struct EditBufferTests {
  /// A buffer written with `|` for the cursor.
  private func buffer(_ text: String) -> EditBuffer {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    return EditBuffer(String(parts[0]), String(parts[1]))
  }

  private func after(_ text: String, _ change: (inout EditBuffer) -> Void) -> String {
    var buffer = buffer(text)
    change(&buffer)
    return buffer.before + "|" + buffer.after
  }

  @Test func charactersAreMovedOverAndDeletedWhole() {
    let family = "👩‍👩‍👧‍👦"
    #expect(after("a\(family)|b") { $0.moveLeft() } == "a|\(family)b")
    #expect(after("a|\(family)b") { $0.moveRight() } == "a\(family)|b")
    #expect(after("🇩🇪\(family)|") { $0.deleteBackward() } == "🇩🇪|")
    #expect(after("|e\u{301}x") { $0.deleteForward() } == "|x")
  }

  @Test func words() {
    #expect(after("data.items_2 (|") { $0.moveWordLeft() } == "data.|items_2 (")
    #expect(after("|  data.x") { $0.moveWordRight() } == "  data|.x")
    #expect(after("a b.c|d") { _ = $0.killBackToBlank() } == "a |d")
    #expect(after("a b.c|d") { _ = $0.killWordLeft() } == "a b.|d")
  }

  @Test func linesAreMovedInByColumn() {
    #expect(after("ab\ncdef|") { _ = $0.moveUp() } == "ab|\ncdef")
    #expect(after("a|b\ncd") { _ = $0.moveDown() } == "ab\nc|d")
    #expect(after("日本|\nabcdef") { _ = $0.moveDown() } == "日本\nabcd|ef")
    #expect(after("ab\ncd|\nef") { $0.moveToLineStart() } == "ab\n|cd\nef")
    #expect(after("ab\n|cd\nef") { $0.moveToLineEnd() } == "ab\ncd|\nef")
    var first = buffer("a|\nb")
    let moved = first.moveUp()
    #expect(!moved)
  }

  @Test func killingStaysInTheLine() {
    #expect(after("ab|cd\nef") { _ = $0.killToLineEnd() } == "ab|\nef")
    #expect(after("ab|\nef") { _ = $0.killToLineEnd() } == "ab|ef")
    #expect(after("ab\ncd|ef") { _ = $0.killToLineStart() } == "ab\n|ef")
  }

  @Test func backspaceTakesAStepOfIndentation() {
    #expect(after("if x:\n        |") { $0.deleteBackward() } == "if x:\n    |")
    #expect(after("if x:\n      |y") { $0.deleteBackward() } == "if x:\n    |y")
    #expect(after("x    |") { $0.deleteBackward() } == "x   |")
  }

  @Test func aCursorInsideACharacterIsMovedToItsEdge() {
    let flag = Array("🇩🇪".unicodeScalars)
    let inside = EditBuffer("a" + String(flag[0]), String(flag[1]) + "b")
    #expect(inside.snapped(forward: true) == EditBuffer("a🇩🇪", "b"))
    #expect(inside.snapped(forward: false) == EditBuffer("a", "🇩🇪b"))
    let outside = EditBuffer("é", "日")
    #expect(outside.snapped(forward: true) == outside)
  }

  @Test func undoGoesBackByWords() {
    var undo = UndoStack()
    for text in ["a", "ab", "ab ", "ab c", "ab cd"] { undo.note(EditBuffer(text)) }
    undo.note(EditBuffer(""))
    #expect(undo.undo() == EditBuffer("ab cd"))
    #expect(undo.undo() == EditBuffer("ab "))
    #expect(undo.undo() == EditBuffer(""))
    #expect(undo.undo() == nil)
  }

  @Test func cutsAreJoinedAndComeBackInTurn() {
    var kills = KillRing()
    var source = buffer("one two|")
    kills.cut(from: &source, backward: true) { $0.killWordLeft() }
    source.insert("x")
    source.insert(" a b")
    for _ in 0..<2 { kills.cut(from: &source, backward: true) { $0.killWordLeft() } }
    var target = buffer("(|)")
    kills.yank(into: &target)
    #expect(target == EditBuffer("(a b", ")"))
    kills.yankEarlier(into: &target)
    #expect(target == EditBuffer("(two", ")"))
    kills.yankEarlier(into: &target)
    #expect(target == EditBuffer("(a b", ")"))
    target.insert("!")
    kills.yankEarlier(into: &target)
    #expect(target == EditBuffer("(a b!", ")"))
  }

  @Test func buffersAreComparedScalarByScalar() {
    #expect(EditBuffer("\u{E9}") != EditBuffer("e\u{301}"))
  }
}
