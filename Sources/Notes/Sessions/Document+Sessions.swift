import Instruments
import Journaling
package import Reporting

extension Document {
  /// The sessions that are kept.
  package init(listing: NotesListing) {
    guard !listing.rows.isEmpty else {
      self.init(
        note: "No session has been kept yet. `heft` opens the shell; what you do there is kept.")
      return
    }
    self.init([
      .table(
        Table(
          [
            Table.Column("session"), Table.Column("results", .right), Table.Column("notes", .right),
            Table.Column("lessons"),
          ],
          rows: listing.rows.map { row in
            [
              .code(row.session.id.text) + .muted(row.session.isLive ? " (running)" : ""),
              "\(row.summary.results)", "\(row.summary.notes)",
              Text(row.summary.lessons.joined(separator: ", ")),
            ]
          }))
    ])
  }
}
