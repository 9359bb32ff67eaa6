import Basics
import Instruments
import Journaling
import Reporting

extension Document {
  /// Where a text stands in the notes of sessions.
  package init(search: NotesSearch) {
    guard !search.matches.isEmpty else {
      self.init(note: "No session holds `\(search.text)`.")
      return
    }
    self.init([
      .table(
        Table(
          [
            Table.Column("session"), Table.Column("in"), Table.Column(Text(""), rank: 1),
            Table.Column("line"),
          ],
          rows: search.matches.map { match in
            [
              .code(match.session.text), Text(match.kind.rawValue),
              .muted(match.result.map { "[\($0)]" } ?? ""), Text(match.line),
            ]
          }))
    ])
  }
}
