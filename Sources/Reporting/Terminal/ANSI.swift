internal import Basics

/// How styles look on a terminal that knows colours.
///
/// Only the eight basic colours and the plain attributes are used, so that the terminal's own theme
/// decides what is readable.
enum ANSI {
  static func code(for style: Text.Style) -> String? {
    switch style {
    case .plain: nil
    case .code: "36"
    case .strong: "1"
    case .emphasis: "3"
    case .good: "32"
    case .bad: "1;31"
    case .muted: "2"
    }
  }

  /// The line as text, without blanks at its end.
  static func render(_ line: StyledLine, colour: Bool, ascii: Bool) -> String {
    var cells = line.cells[...]
    while cells.last?.character == " " { cells.removeLast() }
    var text = ""
    var open: String?
    for cell in cells {
      let code = colour ? code(for: cell.style) : nil
      if code != open {
        if open != nil { text += "\u{1b}[0m" }
        if let code { text += "\u{1b}[\(code)m" }
        open = code
      }
      if ascii {
        text += cell.character.asciiStandIn
      } else {
        text.append(cell.character == "\u{a0}" ? " " : cell.character)
      }
    }
    if open != nil { text += "\u{1b}[0m" }
    return text
  }
}
