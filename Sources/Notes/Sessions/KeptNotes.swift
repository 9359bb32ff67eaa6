import Basics
package import Journaling

/// A session whose journal is kept, with what it holds.
package struct KeptNotes {
  package let session: Journaling.Session
  package let summary: SessionSummary

  /// What would be lost with it.
  package var sentence: String {
    let parts = [
      summary.entries.counted("entry", "entries"), summary.results.counted("result"),
      summary.notes.counted("note"),
    ]
    return "Session \(session.id) holds \(parts.joined(separator: ", "))."
  }
}
