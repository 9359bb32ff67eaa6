internal import Basics

/// How styles look on a terminal that knows colours.
enum ANSI {
  /// Which colours a terminal has.
  enum Palette { case none, basic, legible }

  // The eight basic colours are the terminal's own theme's. Of 256, those are taken that have a
  // contrast of at least 3.8 to black and to white.
  static func code(for style: Text.Style, in palette: Palette) -> String? {
    switch (style, palette) {
    case (.plain, _), (_, .none): nil
    case (.strong, _): "1"
    case (.emphasis, _): "3"
    case (.code, .basic): "36"
    case (.code, .legible): "38;5;30"
    case (.good, .basic): "32"
    case (.good, .legible): "38;5;28"
    case (.bad, .basic): "1;31"
    case (.bad, .legible): "1;38;5;161"
    case (.muted, .basic): "2"
    case (.muted, .legible): "38;5;243"
    }
  }

  /// The line as text, without blanks at its end.
  static func render(_ line: StyledLine, palette: Palette, ascii: Bool) -> String {
    var cells = line.cells[...]
    while cells.last?.character == " " { cells.removeLast() }
    var text = ""
    var open: String?
    for cell in cells {
      let code = code(for: cell.style, in: palette)
      if code != open {
        if open != nil { text += "\u{1b}[0m" }
        if let code { text += "\u{1b}[\(code)m" }
        open = code
      }
      // Whoever made the line has replaced these; here is where nothing else can come through.
      if let scalar = cell.character.unicodeScalars.first, scalar.isUnruly {
        text += scalar.visibleEscape
      } else if ascii {
        text += cell.character.asciiStandIn
      } else {
        text.append(cell.character == "\u{a0}" ? " " : cell.character)
      }
    }
    if open != nil { text += "\u{1b}[0m" }
    return text
  }
}
