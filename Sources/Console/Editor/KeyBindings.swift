/// Which key does what; libedit has the keys that are not named here.
enum KeyBindings {
  /// Control characters in emacs mode and in both modes of vi.
  static let control: [Unicode.Scalar: EditAction] = [
    "C": .cancel, "D": .deleteOrEnd, "G": .dismiss, "H": .deleteBackward, "I": .completeOrIndent,
    "J": .accept, "L": .clearScreen, "M": .accept, "N": .newer, "P": .older,
    "R": .searchBackward, "S": .searchForward, "Z": .suspend, "?": .deleteBackward,
  ]

  /// Control characters in emacs mode and while inserting in vi.
  static let inserting: [Unicode.Scalar: EditAction] = [
    "A": .lineStart, "B": .left, "E": .lineEnd, "F": .right, "K": .killToLineEnd,
    "U": .killToLineStart, "W": .killBackToBlank, "Y": .yank, "_": .undo,
  ]

  /// Characters after Alt or Escape, in emacs mode.
  static let meta: [Unicode.Scalar: EditAction] = [
    "b": .wordLeft, "f": .wordRight, "d": .killWordRight, "y": .yankEarlier, "<": .start,
    ">": .end, "p": .older, "P": .older, "n": .newer, "N": .newer, "\u{7F}": .killWordLeft,
    "\u{8}": .killWordLeft,
    "\r": .newLine, "x": .dismiss, "X": .dismiss,
  ]

  /// Characters after Ctrl-X, in emacs mode.
  static let extended: [Unicode.Scalar: EditAction] = [
    "\u{5}": .editExternally, "\u{15}": .undo,
  ]

  /// Letters in vi's command mode.
  static let command: [Unicode.Scalar: EditAction] = [
    "k": .up, "j": .down, "-": .up, "+": .down, "K": .older, "J": .newer, "/": .searchBackward,
    "?": .searchForward, "n": .searchBackward, "N": .searchForward, "u": .undo, "U": .undo,
    "v": .editExternally,
    // libedit's own command line crashes on an empty command, and nobody would see it.
    ":": .dismiss,
  ]

  /// What a key without a character does.
  static func action(for name: Key.Name, _ modifiers: Key.Modifiers) -> EditAction? {
    let jumps = modifiers.contains(.control) || modifiers.contains(.alt)
    return switch name {
    case .up: .up
    case .down: .down
    case .left: jumps ? .wordLeft : .left
    case .right: jumps ? .wordRight : .right
    case .home: jumps ? .start : .lineStart
    case .end: jumps ? .end : .lineEnd
    case .pageUp: .pageUp
    case .pageDown: .pageDown
    case .delete: jumps ? .killWordRight : .deleteForward
    case .backTab: .completeBackward
    case .insert: nil
    }
  }

  /// The control character that Ctrl and a letter make; `?` is Delete.
  static func control(_ letter: Unicode.Scalar) -> UInt32 { letter.value ^ 0x40 }
}
