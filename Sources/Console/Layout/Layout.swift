/// Arranges a prompt, a text of any number of lines, and what belongs below it into a ``Frame``.
///
/// Rows are built only for what is visible, so that a key pressed in a pasted program of thousands
/// of lines costs little more than one pressed in a short line.
package struct Layout {
  /// Drawn before the first line of the text.
  package var prompt: [Span] = []
  /// Drawn before each further line.
  package var continuation: [Span] = []
  /// The text, and its styles: spans whose texts together are the text.
  package var text: [Span] = []
  /// Where the cursor is, in bytes of UTF-8 from the start of the text.
  package var cursor = 0
  /// Drawn behind the text; only its first line is.
  package var hint = ""
  /// Rows below the text; what is too wide is cut.
  package var below: [[Span]] = []
  /// The end of that row of ``below`` holds the cursor, instead of the text.
  package var cursorBelow: Int?

  /// An empty text without a prompt.
  package init() {}

  /// The visible part of it all.
  ///
  /// - Parameters:
  ///   - width: The columns of the screen.
  ///   - height: The rows of the screen; nil for as many as are needed.
  ///   - hiddenAbove: What the last frame hid, so that the view moves only when it must.
  package func frame(width: Int, height: Int?, hiddenAbove: Int = 0) -> Frame {
    let width = max(1, width)
    let lines = TextLines(self, width: width)
    let below = height.map { Array(self.below.prefix(max(0, $0 - 1))) } ?? self.below
    let room = height.map { max(1, $0 - below.count) } ?? lines.rowCount
    let cursorRow = lines.cursor.row
    let latest = max(0, lines.rowCount - room)
    let top = min(max(min(hiddenAbove, latest), cursorRow - room + 1), cursorRow)
    var rows = lines.rows(top..<min(top + room, lines.rowCount))
    var cursor = Frame.Position(row: cursorRow - top, column: lines.cursor.column)
    for (index, spans) in below.enumerated() {
      let row = Self.row(spans, width: width)
      if index == cursorBelow {
        cursor = Frame.Position(row: rows.count, column: min(row.width, width - 1))
      }
      rows.append(row)
    }
    return Frame(rows: rows, cursor: cursor, hiddenAbove: top)
  }

  private static func row(_ spans: [Span], width: Int) -> Frame.Row {
    var builder = RowBuilder(width: width)
    for span in spans {
      builder.append(span)
      if builder.rows.count > 1 { break }
    }
    var row = builder.rows[0]
    row.continues = false
    return row
  }
}
