import Basics
package import Instruments
import Journaling
import Reporting

extension Workspace {
  /// A session that is kept, by its name.
  package func keptNotes(_ name: String) throws(Problem) -> KeptNotes {
    let session = try session(name)
    return try kept { (store) throws(JournalError) in
      KeptNotes(
        session: session, summary: try store.fold(SessionSummary.self, of: session.id).value)
    }
  }

  /// Removes a session's journal for good.
  package func delete(_ notes: KeptNotes) throws(Problem) -> Report {
    try kept { (store) throws(JournalError) in try store.delete(notes.session.id) }
    return Report(Document(note: "Session \(notes.session.id) is deleted."))
  }

  /// Looks for a text in the notes, code, results and lessons of all sessions, the newest first.
  package func searchNotes(_ text: String) throws(Problem) -> Report {
    guard !text.isEmpty else {
      throw .usage("notes search needs a text", hint: "for example: notes search slots")
    }
    var search = NotesSearch(text: text)
    let sessions = try kept { (store) throws(JournalError) in try store.sessions() }
    var unread: [Diagnostic] = []
    for session in sessions {
      // A journal that cannot be read costs only what is in it.
      do throws(JournalError) {
        let folded = try store.fold(Notes.self, of: session.id)
        unread += folded.diagnostics
        search.look(in: folded.value)
      } catch {
        unread.append(error.diagnostic(at: session.path))
      }
    }
    say(passedOver: unread)
    return Report(Document(search: search), json: search.json)
  }
}
