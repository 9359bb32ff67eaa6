internal import Basics

/// A line of characters that each have a style: what wrapping and alignment work on.
struct StyledLine: Hashable {
  struct Cell: Hashable {
    var character: Character
    var style: Text.Style
  }

  var cells: [Cell]

  init(_ cells: [Cell] = []) {
    self.cells = cells
  }

  init(_ text: String, _ style: Text.Style = .plain) {
    cells = text.map { Cell(character: $0, style: style) }
  }

  var width: Int { cells.reduce(0) { $0 + $1.character.displayWidth } }

  static func + (left: StyledLine, right: StyledLine) -> StyledLine {
    StyledLine(left.cells + right.cells)
  }

  /// Blanks added to a number of columns, before, after, or on both sides.
  func padded(to columns: Int, _ alignment: Table.Alignment) -> StyledLine {
    let missing = max(0, columns - width)
    let left =
      switch alignment {
      case .left, .quantity: 0
      case .right: missing
      case .centre: missing / 2
      }
    return Self.blank(left) + self + Self.blank(missing - left)
  }

  static func blank(_ columns: Int) -> StyledLine {
    StyledLine(String(repeating: " ", count: max(0, columns)))
  }
}

extension Text {
  /// The text on one line: line breaks and tabs become blanks, other control characters visible.
  ///
  /// What a program printed or a file holds may contain escape sequences, which would otherwise
  /// reach the terminal.
  var line: StyledLine {
    StyledLine(
      spans.flatMap { span in
        span.text.flatMap { character in
          character.visible(lineBreak: " ").map {
            StyledLine.Cell(character: $0, style: span.style)
          }
        }
      })
  }
}

extension Character {
  /// The character, or what stands for it where it would move the cursor or turn the direction of
  /// the text around it.
  func visible(lineBreak: String) -> String {
    if isNewline { return lineBreak }
    if self == "\t" { return " " }
    guard let scalar = unicodeScalars.first, scalar.isUnruly else { return String(self) }
    return scalar.visibleEscape + unicodeScalars.dropFirst().map(String.init).joined()
  }
}

extension Unicode.Scalar {
  /// What stands for it where it is not to be obeyed: `\x1b`, `\u202e`.
  var visibleEscape: String {
    let code = String(value, radix: 16)
    return value < 0x100 ? "\\x" + (code.count < 2 ? "0" : "") + code : "\\u\(code)"
  }

  /// Whether a terminal or a browser obeys it instead of drawing it.
  var isUnruly: Bool {
    switch value {
    case 0x20...0x7e: false
    // Embeddings, overrides and isolates: they make a line read otherwise than it is.
    case 0x202a...0x202e, 0x2066...0x2069: true
    default: properties.generalCategory == .control
    }
  }
}
