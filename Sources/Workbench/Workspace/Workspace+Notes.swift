import Basics
import Journaling
import Reporting

extension Workspace {
  /// Lists the sessions whose journals are kept, newest first.
  package func listNotes() throws(Problem) -> Report {
    let sessions = try kept { (store) throws(JournalError) in try store.sessions() }
    var rows: [NotesListing.Row] = []
    for session in sessions {
      let summary = try kept { (store) throws(JournalError) in
        try store.fold(SessionSummary.self, of: session.id).value
      }
      rows.append(NotesListing.Row(session: session, summary: summary))
    }
    let listing = NotesListing(rows: rows)
    return Report(Document(listing: listing), json: listing.json)
  }

  /// Shows the notes of a session; the last one where none is named.
  package func showNotes(_ request: NotesRequest) throws(Problem) -> Report {
    let notes = try notes(of: request.session).part(request.selection)
    return Report(Document(notes: notes), json: NotesRecord(notes).json)
  }

  /// Exports the notes of a session; the last one where none is named.
  package func exportNotes(_ request: ExportRequest) throws(Problem) -> Report {
    _ = try request.form
    return try export(notes(of: request.notes.session), as: request)
  }

  /// Writes notes in the form that was asked for.
  func export(_ notes: Notes, as request: ExportRequest) throws(Problem) -> Report {
    let text = try request.form.write(notes.part(request.notes.selection))
    guard let path = request.output else {
      presenter.show(printed: text, asError: false)
      return Report()
    }
    try TextFile.write(text, to: path)
    return Report(Document(note: "Written to \(path)."))
  }

  func notes(of name: String?) throws(Problem) -> Notes {
    try kept { (store) throws(JournalError) in
      try store.fold(Notes.self, of: try store.session(name ?? "last").id).value
    }
  }

  func kept<Value>(
    _ work: (JournalStore) throws(JournalError) -> Value
  ) throws(Problem) -> Value {
    do {
      return try work(store)
    } catch {
      throw Problem(error)
    }
  }
}
