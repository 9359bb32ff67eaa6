/// What the editor wants to see on the screen: rows that fit the width, and where the cursor is.
package struct Frame: Hashable, Sendable {
  /// One row of cells.
  package struct Row: Hashable, Sendable {
    package var spans: [Span] = []
    /// The columns its spans take.
    package var width = 0
    /// Whether the next row goes on with the same line of text.
    package var continues = false

    /// Adds text to the end of the row.
    package mutating func append(_ text: String, width: Int, style: Style) {
      if let last = spans.indices.last, spans[last].style == style {
        spans[last].text += text
      } else {
        spans.append(Span(text, style))
      }
      self.width += width
    }

    /// The row's characters without their styles.
    package var text: String { spans.map(\.text).joined() }
  }

  package var rows: [Row]
  /// Where the cursor is: row and column, from 0.
  package var cursor: Position
  /// How many rows of the text lie above the first one shown.
  package var hiddenAbove: Int

  /// A cell of the frame.
  package struct Position: Hashable, Sendable {
    package var row: Int
    package var column: Int

    /// Makes a position; both count from 0.
    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }
}
