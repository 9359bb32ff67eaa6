internal import Basics

/// Lays a table out within a width: side by side, with wrapped cells, or folded to records.
struct TerminalTable {
  private let columns: [Table.Column]
  private let heads: [StyledLine]
  private let rows: [[StyledLine]]
  private let width: Int
  private let indent = 2

  init(_ table: Table, width: Int) {
    self.init(whole: Self.narrowed(table, to: width), width: width)
  }

  private init(whole table: Table, width: Int) {
    columns = table.columns
    self.width = width
    heads = table.columns.map { column in
      Text(column.title.spans.map { Text.Span($0.text, $0.style == .plain ? .strong : $0.style) })
        .line
    }
    var rows = table.rows.map { $0.map(\.line) }
    for index in table.columns.indices where table.columns[index].alignment == .quantity {
      let aligned = Self.alignQuantities(rows.map { $0[index] })
      for row in rows.indices { rows[row][index] = aligned[row] }
    }
    self.rows = rows
  }

  /// The table without columns that can be left out and find no room.
  private static func narrowed(_ table: Table, to width: Int) -> Table {
    var table = table
    while let rank = table.columns.map(\.rank).max(), rank > 0 {
      let whole = TerminalTable(whole: table, width: width)
      if whole.naturalWidth(gap: 2) <= width { break }
      let kept = table.columns.indices.filter { table.columns[$0].rank < rank }
      table.columns = kept.map { table.columns[$0] }
      table.rows = table.rows.map { row in kept.map { row[$0] } }
    }
    return table
  }

  /// The width that the table takes where nothing is wrapped.
  private func naturalWidth(gap: Int) -> Int {
    let widths = columns.indices.map { index in
      ([heads[index]] + rows.map { $0[index] }).map(\.width).max() ?? 0
    }
    return indent + widths.reduce(0, +) + gap * max(0, columns.count - 1)
  }

  var lines: [StyledLine] {
    guard !columns.isEmpty else { return [] }
    for (gap, widest) in [(3, \StyledLine.widestWord), (2, \.widestWord), (2, \.widestPart)] {
      if let widths = widths(gap: gap, widest: widest) { return grid(widths, gap: gap) }
    }
    return records
  }

  /// The width of each column, or nil where the table is too wide even with wrapped cells.
  private func widths(gap: Int, widest: KeyPath<StyledLine, Int>) -> [Int]? {
    let all = columns.indices.map { index in [heads[index]] + rows.map { $0[index] } }
    var widths = all.map { $0.map(\.width).max() ?? 0 }
    let room = width - indent - gap * (columns.count - 1)
    // Only prose and heads are wrapped: figures stay whole.
    let least = columns.indices.map { index in
      if columns[index].alignment == .left, index > 0 {
        return min(widths[index], max(8, all[index].map { $0[keyPath: widest] }.max() ?? 0))
      }
      return max(heads[index].widestWord, rows.map { $0[index].width }.max() ?? 0)
    }
    guard least.reduce(0, +) <= room else { return nil }
    while widths.reduce(0, +) > room {
      // The widest column that can still give gives.
      let candidates = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
    }
    return widths
  }

  private func grid(_ widths: [Int], gap: Int) -> [StyledLine] {
    let hasHead = heads.contains { $0.width > 0 }
    return ((hasHead ? [heads] : []) + rows).flatMap { row in
      let cells = row.indices.map { row[$0].wrapped(to: max(widths[$0], 1)) }
      let height = cells.map(\.count).max() ?? 1
      return (0..<height).map { line in
        columns.indices.reduce(StyledLine.blank(indent)) { drawn, index in
          let cell = line < cells[index].count ? cells[index][line] : StyledLine()
          let alignment = columns[index].alignment
          return drawn + .blank(index == 0 ? 0 : gap)
            + cell.padded(to: widths[index], alignment == .quantity ? .left : alignment)
        }
      }
    }
  }

  /// Each row as lines of its own: the first cell, then the others under it with their heads.
  private var records: [StyledLine] {
    let label = heads.dropFirst().map(\.width).max() ?? 0
    return rows.flatMap { row in
      let first = (row.first ?? StyledLine()).wrapped(to: width - indent).map {
        .blank(indent) + $0
      }
      let others = row.indices.dropFirst().flatMap { index -> [StyledLine] in
        guard row[index].width > 0 else { return [] }
        let head = heads[index].padded(to: label, .left)
        let space = label > 0 ? label + 2 : 0
        guard width - indent - 2 - space >= 12 else {
          return (heads[index].width > 0 ? heads[index].wrapped(to: width - indent - 2) : [])
            .map { .blank(indent + 2) + $0 }
            + row[index].wrapped(to: width - indent - 4).map { .blank(indent + 4) + $0 }
        }
        return row[index].wrapped(to: width - indent - 2 - space).enumerated().map { line, text in
          .blank(indent + 2) + (line == 0 ? head : .blank(label)) + .blank(space - label) + text
        }
      }
      return first + others
    }
  }

  /// Numbers with their decimal points under each other and their units after the longest.
  private static func alignQuantities(_ cells: [StyledLine]) -> [StyledLine] {
    let parts = cells.map { line -> (whole: StyledLine, fraction: StyledLine, unit: StyledLine) in
      let blank = line.cells.lastIndex { $0.character == " " } ?? line.cells.endIndex
      let number = line.cells[..<blank]
      let point = number.firstIndex { $0.character == "." } ?? number.endIndex
      return (
        StyledLine(Array(number[..<point])), StyledLine(Array(number[point...])),
        StyledLine(Array(line.cells[blank...]))
      )
    }
    let whole = parts.map(\.whole.width).max() ?? 0
    let fraction = parts.map(\.fraction.width).max() ?? 0
    return parts.map { part in
      part.whole.padded(to: whole, .right) + part.fraction.padded(to: fraction, .left) + part.unit
    }
  }
}
