/// Turns frames into what must be written so that the screen shows the latest one.
///
/// It remembers what it drew last and writes only rows that differ. Nothing is assumed about the
/// screen above the frame: all moves are relative to the frame's own rows.
package struct Painter {
  private let theme: Theme
  private var rows: [Frame.Row] = []
  private var cursor = Frame.Position(row: 0, column: 0)
  private var width = 0

  /// A painter whose cursor stands at the start of an empty row.
  package init(theme: Theme) {
    self.theme = theme
  }

  /// Shows a frame in place of the last one.
  package mutating func draw(_ frame: Frame, width newWidth: Int) -> String {
    var output = adapt(to: newWidth)
    var row = cursor.row
    var drawn = 0
    for (index, new) in frame.rows.enumerated() where index >= rows.count || rows[index] != new {
      output += Self.move(from: row, to: index, existing: max(rows.count, 1)) + "\r"
      if index >= rows.count { rows.append(new) }
      output += theme.render(new.spans)
      if new.width < newWidth { output += "\u{1B}[K" }
      row = index
      drawn += 1
    }
    if rows.count > frame.rows.count {
      output += Self.move(from: row, to: frame.rows.count, existing: rows.count)
      output += "\r\u{1B}[J"
      row = frame.rows.count
      rows.removeLast(rows.count - frame.rows.count)
    }
    output += Self.move(from: row, to: frame.cursor.row, existing: frame.rows.count) + "\r"
    if frame.cursor.column > 0 { output += "\u{1B}[\(frame.cursor.column)C" }
    rows = frame.rows
    cursor = frame.cursor
    return drawn > 1 ? "\u{1B}[?25l\(output)\u{1B}[?25h" : output
  }

  /// Shows a frame for good and leaves the cursor at the start of the row below it.
  ///
  /// Rows that are parts of one line are left to the terminal to break, so that the line is copied
  /// as one and follows a change of the width.
  package mutating func finish(_ frame: Frame, width newWidth: Int) -> String {
    var output = erase(width: newWidth)
    for row in frame.rows {
      output += theme.render(row.spans)
      if !row.continues { output += "\r\n" }
    }
    forget()
    return output
  }

  /// Takes the frame off the screen and leaves the cursor where it began.
  package mutating func erase(width newWidth: Int) -> String {
    let adapted = adapt(to: newWidth)
    defer { forget() }
    return adapted + Self.up(cursor.row) + "\r\u{1B}[J"
  }

  /// Leaves the frame as it is and goes to the start of the row below it.
  package mutating func leave(width newWidth: Int) -> String {
    let adapted = adapt(to: newWidth)
    let output = adapted + Self.move(from: cursor.row, to: rows.count, existing: max(rows.count, 1))
    forget()
    return output + "\r"
  }

  /// Forgets the frame: the cursor stands at the start of an empty row again.
  package mutating func forget() {
    rows = []
    cursor = Frame.Position(row: 0, column: 0)
  }

  // A terminal that became narrower has broken each of our rows into several; one that became
  // wider has left them alone, because we ended each with a line break.
  private mutating func adapt(to newWidth: Int) -> String {
    defer { width = newWidth }
    guard width != newWidth, width > 0, !rows.isEmpty else { return "" }
    let above = rows.prefix(cursor.row).reduce(0) { total, row in
      total + max(1, (row.width + newWidth - 1) / newWidth)
    }
    let climb = above + cursor.column / newWidth
    forget()
    return Self.up(climb) + "\r\u{1B}[J"
  }

  private static func up(_ count: Int) -> String { count > 0 ? "\u{1B}[\(count)A" : "" }

  // Rows below the existing ones are made by line breaks, which scroll the screen if need be.
  private static func move(from row: Int, to target: Int, existing: Int) -> String {
    if target <= row { return up(row - target) }
    let reachable = max(row, min(target, existing - 1))
    let down = reachable > row ? "\u{1B}[\(reachable - row)B" : ""
    return down + String(repeating: "\r\n", count: target - reachable)
  }
}
