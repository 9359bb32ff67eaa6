/// A table as HTML, in a box that scrolls where the table is wider than the screen.
struct HTMLTable {
  private let table: Table

  init(_ table: Table) {
    self.table = table
  }

  var html: String {
    guard !table.columns.isEmpty else { return "" }
    let rows = table.rows.map { "<tr>\(cells($0))</tr>" }.joined(separator: "\n")
    return
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>\(head)<tbody>\n\(rows)\n</tbody></table></div>"
  }

  private var head: String {
    guard table.hasHead else { return "" }
    let cells = table.columns.map { column in
      column.title.isEmpty
        ? "<td></td>"
        : "<th scope=\"col\"\(attribute(column))>\(HTMLText.inline(column.title))</th>"
    }
    return "<thead><tr>\(cells.joined())</tr></thead>"
  }

  /// The first cell names its row.
  private func cells(_ row: [Text]) -> String {
    zip(table.columns, row).enumerated().map { index, cell in
      let inner = HTMLText.cell(cell.1)
      guard index == 0, !cell.1.isEmpty else {
        return "<td\(attribute(cell.0))>\(inner)</td>"
      }
      // What lies within the row above is indented by blanks.
      let depth = cell.1.plain.prefix { $0 == " " || $0 == "\u{a0}" }.count
      return "<th scope=\"row\"\(depth > 0 ? " class=\"part\"" : attribute(cell.0))>\(inner)</th>"
    }.joined()
  }

  private func attribute(_ column: Table.Column) -> String {
    switch column.alignment {
    case .left: ""
    case .right, .quantity: " class=\"figure\""
    case .centre: " class=\"centre\""
    }
  }
}
