/// One thing that a person did at the keyboard.
package enum Key: Hashable, Sendable {
  /// A character, or a control character such as U+0003 for Ctrl-C and U+000D for Enter.
  case scalar(Unicode.Scalar)
  /// A character typed while Alt was held, or right after Escape.
  case alt(Unicode.Scalar)
  /// A key without a character.
  case named(Name, Modifiers)
  /// Escape by itself.
  case escape
  /// A text that was pasted, cleaned by ``PastedText``.
  case paste(String)

  /// The keys without a character that the editor knows; all others are dropped by the parser.
  package enum Name: Hashable, Sendable {
    case up, down, left, right, home, end, pageUp, pageDown, insert, delete, backTab
  }

  /// The keys held down together with a named one.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
      self.rawValue = rawValue
    }

    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
  }

  /// The key with that letter while Ctrl is held: `.control("c")` is U+0003.
  package static func control(_ letter: Unicode.Scalar) -> Key {
    .scalar(Unicode.Scalar(UInt8(truncatingIfNeeded: letter.value) & 0x1F))
  }

  /// A named key by itself.
  package static func named(_ name: Name) -> Key { .named(name, []) }
}
