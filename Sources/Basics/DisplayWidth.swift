/// How many columns text takes in a terminal.
///
/// Widths are those of a terminal that draws graphemes: a letter with its marks takes the letter's
/// columns, an emoji sequence two. Control characters, tabs and newlines among them, take none
/// here: whoever draws them has to replace them first.
package enum DisplayWidth {
  /// The columns of one grapheme: 0, 1 or 2, and more for a conjunct of several spacing letters.
  package static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii >= 0x20 && ascii < 0x7f ? 1 : 0 }
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return of(first) }
    if isEmojiSequence(scalars, first: first) { return 2 }
    return scalars.reduce(0) { $0 + of($1) }
  }

  /// The columns of a text of one line.
  package static func of(_ text: some StringProtocol) -> Int {
    // Most of what an editor measures at each key is ASCII.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value >= 0x20, scalar.value < 0x7f { return 1 }
    if isZeroWidth(scalar) { return 0 }
    return WideRanges.contains(scalar.value) ? 2 : 1
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // The soft hyphen is a format character that terminals draw.
    case 0xad: return false
    // Vowels and final consonants of Hangul are drawn inside the syllable's first letter.
    case 0x1160...0x11ff, 0xd7b0...0xd7ff: return true
    default: break
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator:
      return true
    case .format: return properties.isDefaultIgnorableCodePoint
    default: return false
    }
  }

  private static func isEmojiSequence(
    _ scalars: Character.UnicodeScalarView, first: Unicode.Scalar
  ) -> Bool {
    guard first.properties.isEmoji else { return false }
    return scalars.dropFirst().contains { scalar in
      scalar.value == 0xfe0f  // asks for the emoji form
        || scalar.value == 0x200d  // joins two emoji
        || scalar.value == 0x20e3  // a keycap
        || scalar.properties.isEmojiModifier
        || (0x1f1e6...0x1f1ff).contains(scalar.value)  // the second half of a flag
    }
  }
}

extension Character {
  /// The columns it takes in a terminal; see ``DisplayWidth``.
  package var displayWidth: Int { DisplayWidth.of(self) }
}

extension StringProtocol {
  /// The columns it takes in a terminal, on one line; see ``DisplayWidth``.
  package var displayWidth: Int { DisplayWidth.of(self) }

  /// The longest beginning that fits into a number of columns, never cutting a grapheme.
  package func prefix(columns: Int) -> SubSequence {
    var used = 0
    var end = startIndex
    while end < endIndex {
      used += self[end].displayWidth
      if used > columns { break }
      formIndex(after: &end)
    }
    return self[..<end]
  }

  /// The text cut to a number of columns, its last column an ellipsis where something was cut.
  package func truncated(columns: Int) -> String {
    guard displayWidth > columns else { return String(self) }
    guard columns > 0 else { return "" }
    return prefix(columns: columns - 1) + "…"
  }
}
