/// Text that heft did not write (a title, a repr, an error, the name of a file) as text that can be looked at.
///
/// A terminal, a browser or a pager obeys some characters instead of drawing them: they move the cursor, fill
/// the clipboard, turn the direction of a line, or hide what stands there. Each becomes a sequence of ASCII that
/// says which one it was.
package enum VisibleText {
  /// The text with its line ends and tabs, all else that would be obeyed made visible.
  package static func of(_ text: String) -> String {
    let isTame = text.utf8.allSatisfy { (0x20...0x7e).contains($0) || $0 == 0x0a || $0 == 0x09 }
    if isTame { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    for scalar in text.unicodeScalars {
      if scalar.isUnruly, scalar != "\n", scalar != "\t" {
        result += scalar.visibleEscape
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Character {
  /// The character, or what stands for it where it would move the cursor or turn the direction of
  /// the text around it.
  package func visible(lineBreak: String) -> String {
    if isNewline { return lineBreak }
    if self == "\t" { return " " }
    guard let scalar = unicodeScalars.first, scalar.isUnruly else { return String(self) }
    return scalar.visibleEscape + unicodeScalars.dropFirst().map(String.init).joined()
  }
}

extension Unicode.Scalar {
  /// What stands for it where it is not to be obeyed: `\x1b`, `\u202e`.
  package var visibleEscape: String {
    let code = String(value, radix: 16)
    let width = value < 0x100 ? 2 : 4
    let zeros = String(repeating: "0", count: max(0, width - code.count))
    return (value < 0x100 ? "\\x" : "\\u") + zeros + code
  }

  /// Whether a terminal or a browser obeys it instead of drawing it, or draws nothing in its place.
  package var isUnruly: Bool {
    switch value {
    case 0x20...0x7e: false
    // Marks, embeddings, overrides and isolates: they make a line read otherwise than it is.
    case 0x061c, 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069, 0x206a...0x206f: true
    // Lines and paragraphs end with these, for some programs and not for others.
    case 0x2028, 0x2029: true
    // What has no width and joins nothing: two words that look alike may differ in it. The joiners of
    // emoji and of Arabic and Indic letters have their uses.
    case 0x200b, 0x2060...0x2064, 0xfeff, 0xfff9...0xfffb: true
    default: properties.generalCategory == .control
    }
  }
}
