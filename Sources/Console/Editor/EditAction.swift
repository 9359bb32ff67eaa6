/// What a key does in the editor, where libedit does not do it.
enum EditAction: UInt8, CaseIterable, Sendable {
  case up, down, left, right, lineStart, lineEnd, wordLeft, wordRight, start, end
  case pageUp, pageDown
  case deleteBackward, deleteForward, killToLineEnd, killToLineStart
  case killWordLeft, killWordRight, killBackToBlank, yank, yankEarlier, undo
  case paste, newLine, accept, completeOrIndent, completeBackward
  case searchBackward, searchForward, editExternally
  // No more than 32 have a code of their own, see `code`; those below are reached by control
  // characters alone.
  case older, newer
  case cancel, deleteOrEnd, clearScreen, suspend, dismiss

  /// The C1 control character that stands for the action on its way through libedit's key map.
  ///
  /// libedit would take the sequences of arrow keys apart, and waits for ever after a lone Escape.
  /// A single character has neither problem, and C1 controls are never text.
  var code: UInt32? { rawValue < 32 ? 0x80 + UInt32(rawValue) : nil }

  /// The action of a C1 control character.
  init?(code: UInt32) {
    guard (0x80..<0xA0).contains(code) else { return nil }
    self.init(rawValue: UInt8(code - 0x80))
  }
}
