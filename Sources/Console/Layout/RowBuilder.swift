internal import Basics

/// Breaks characters into rows of a given width.
struct RowBuilder {
  let width: Int
  private(set) var rows = [Frame.Row()]
  private(set) var cursor: Frame.Position?
  private var column = 0

  init(width: Int) {
    self.width = max(1, width)
  }

  /// Adds a character; `marksCursor` says that the cursor stands on it.
  mutating func append(_ character: Character, style: Style, marksCursor: Bool = false) {
    let cell = Self.cell(for: character, column: column)
    append(cell.text, width: cell.width, style: cell.isLiteral ? style : .error, marksCursor)
  }

  mutating func append(_ span: Span) {
    for character in span.text { append(character, style: span.style) }
  }

  /// Puts the cursor behind the last character, on a row of its own where the last one is full.
  mutating func markCursorAtEnd() {
    if rows[rows.count - 1].width >= width { breakRow() }
    cursor = Frame.Position(row: rows.count - 1, column: rows[rows.count - 1].width)
  }

  private mutating func append(_ text: String, width cell: Int, style: Style, _ marks: Bool) {
    if rows[rows.count - 1].width + cell > width { breakRow() }
    if marks {
      cursor = Frame.Position(row: rows.count - 1, column: rows[rows.count - 1].width)
    }
    rows[rows.count - 1].append(text, width: cell, style: style)
    column += cell
  }

  private mutating func breakRow() {
    rows[rows.count - 1].continues = true
    rows.append(Frame.Row())
  }

  private struct Cell {
    var text: String
    var width: Int
    var isLiteral = true
  }

  // Control characters are shown as ^X, tabs as blanks up to the next multiple of four columns,
  // and what would be invisible by itself as U+FFFD.
  private static func cell(for character: Character, column: Int) -> Cell {
    if let ascii = character.asciiValue {
      switch ascii {
      case 0x20..<0x7F: return Cell(text: String(character), width: 1)
      case 0x09:
        let blanks = 4 - column % 4
        return Cell(text: String(repeating: " ", count: blanks), width: blanks)
      default:
        let letter = Character(Unicode.Scalar(ascii ^ 0x40))
        return Cell(text: "^\(letter)", width: 2, isLiteral: false)
      }
    }
    let width = DisplayWidth.of(character)
    if width == 0 { return Cell(text: "\u{FFFD}", width: 1, isLiteral: false) }
    return Cell(text: String(character), width: width)
  }
}
