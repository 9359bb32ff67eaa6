/// Rows of cells under column heads.
package struct Table: Hashable, Sendable {
  /// How the cells of a column stand.
  package enum Alignment: Hashable, Sendable {
    case left, right, centre
    /// A number and its unit: decimal points stand under each other, and so do units.
    case quantity
  }

  /// A column's head and how its cells stand.
  package struct Column: Hashable, Sendable {
    package var title: Text
    package var alignment: Alignment
    /// Where the table is too wide, columns above 0 are left out, the highest first.
    package var rank: Int

    /// Makes a column.
    package init(_ title: Text, _ alignment: Alignment = .left, rank: Int = 0) {
      self.title = title
      self.alignment = alignment
      self.rank = rank
    }
  }

  package var columns: [Column]
  /// As many cells in each as there are columns.
  package var rows: [[Text]]

  /// Makes a table; rows are cut or filled up to the number of columns.
  package init(_ columns: [Column], rows: [[Text]]) {
    self.columns = columns
    self.rows = rows.map { row in
      columns.indices.map { $0 < row.count ? row[$0] : Text([]) }
    }
  }

  /// Whether any column has a head.
  package var hasHead: Bool { columns.contains { !$0.title.isEmpty } }
}
