import Basics
package import Instruments
package import Journaling
import Reporting

extension Workspace {
  /// Lists the sessions whose journals are kept, newest first.
  package func listNotes() throws(Problem) -> Report {
    let found = try kept { (store) throws(JournalError) in
      try store.foldEach(SessionSummary.self)
    }
    say(passedOver: found.diagnostics)
    let listing = NotesListing(
      rows: found.folded.map { NotesListing.Row(session: $0.session, summary: $0.value) },
      unread: found.diagnostics)
    return Report(Document(listing: listing), json: listing.json)
  }

  /// Shows the notes of a session; the last one where none is named.
  package func showNotes(_ request: NotesRequest) throws(Problem) -> Report {
    let notes = try notes(of: request.session).part(request.selection)
    presenter.present(Document.blocks(of: notes))
    return Report(json: NotesRecord(notes).json)
  }

  /// Exports the notes of a session; the last one where none is named.
  package func exportNotes(_ request: ExportRequest) throws(Problem) -> Report {
    _ = try request.form
    return try export(notes(of: request.notes.session), as: request)
  }

  /// Writes notes in the form that was asked for.
  package func export(_ notes: Notes, as request: ExportRequest) throws(Problem) -> Report {
    let text = try request.form.write(notes.part(request.notes.selection))
    guard let path = request.output else {
      presenter.show(printed: text, asError: false)
      return Report()
    }
    let file = try ExportFile(path)
    if file.holdsSomethingElse, !request.isForced {
      let question = "The file \(path) holds something that heft did not export."
      guard let isAgreed = presenter.confirms("\(question) Replace it?") else {
        throw .usage("\(question) It was left as it is.", hint: "--force replaces it")
      }
      guard isAgreed else { return Report(Document(note: "The file \(path) was left as it is.")) }
    }
    return try file.write(text, for: presenter)
  }

  package func notes(of name: String?) throws(Problem) -> Notes {
    let session = try session(name ?? "last")
    let folded = try kept { (store) throws(JournalError) in
      try store.fold(Notes.self, of: session.id)
    }
    say(passedOver: folded.diagnostics)
    return folded.value
  }

  /// A session that is kept, by its name; `last` is the newest that can be read, and what is newer and cannot
  /// be read is named.
  package func session(_ name: String) throws(Problem) -> Journaling.Session {
    guard name == "last" else {
      return try kept { (store) throws(JournalError) in try store.session(name) }
    }
    let (session, passed) = try kept { (store) throws(JournalError) in try store.lastSession() }
    say(passedOver: passed)
    return session
  }

  package func kept<Value>(
    _ work: (JournalStore) throws(JournalError) -> Value
  ) throws(Problem) -> Value {
    do {
      return try work(store)
    } catch {
      throw Problem(error)
    }
  }
}
