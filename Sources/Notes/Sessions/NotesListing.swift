package import Basics
package import Journaling
import Reporting

/// The sessions whose journals are kept.
package struct NotesListing {
  /// One session with what it holds.
  package struct Row {
    package var session: Journaling.Session
    package var summary: SessionSummary
  }

  /// Newest first.
  package let rows: [Row]
  /// What was passed over: journals that cannot be read, lines that are no events.
  let unread: [Diagnostic]

  /// The document for `--json`.
  package var json: JSONValue {
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
      "unread": .array(unread.map { JSONValue($0) }),
    ]
  }
}
