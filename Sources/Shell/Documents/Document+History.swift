import Reporting

extension Document {
  /// Entries with their numbers, each in one line.
  init(history entries: [(key: Int, value: String)]) {
    let rows: [[Text]] = entries.map { number, entry in
      let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
      let more = lines.count > 1 ? Text.muted("  … \(lines.count) lines") : Text("")
      return [.muted("\(number)"), .code(String(lines.first ?? "")) + more]
    }
    self.init([
      .table(Table([Table.Column("", .right), Table.Column("")], rows: rows))
    ])
  }
}
