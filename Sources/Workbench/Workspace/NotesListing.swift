import Basics
import Journaling

/// The sessions whose journals are kept.
struct NotesListing {
  /// One session with what it holds.
  struct Row {
    var session: Journaling.Session
    var summary: SessionSummary
  }

  /// Newest first.
  let rows: [Row]

  /// The document for `--json`.
  var json: JSONValue {
    [
      "version": 1,
      "sessions": .array(
        rows.map { row in
          [
            "id": .string(row.session.id.text), "path": .string(row.session.path),
            "live": .bool(row.session.isLive), "entries": .int(row.summary.entries),
            "results": .int(row.summary.results), "notes": .int(row.summary.notes),
            "lessons": .array(row.summary.lessons.map(JSONValue.string)),
          ]
        }),
    ]
  }
}
