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
