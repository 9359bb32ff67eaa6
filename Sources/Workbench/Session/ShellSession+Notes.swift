import Journaling
import Lessons
import Reporting

extension ShellSession {
  /// Writes a note, attached to the last result if there is one.
  func note(_ text: String) throws(Problem) -> Report {
    guard !text.isEmpty else {
      throw .usage("a note needs text", hint: "for example: note slots pay off here")
    }
    log.record(
      .note(Event.Note(text: text, about: log.lastResult, lesson: player?.lesson.id)))
    return Report(Document(note: "Noted."))
  }

  /// Shows this session's notes, or another's.
  func showNotes(_ name: String) throws(Problem) -> Report {
    if !name.isEmpty { return try workspace.showNotes(name) }
    return Report(Document(notes: try log.fold(Notes.self)))
  }

  /// Exports this session's notes, or another's.
  func exportNotes(_ request: ExportRequest) throws(Problem) -> Report {
    if request.session != nil { return try workspace.exportNotes(request) }
    return try workspace.export(log.fold(Notes.self), as: request)
  }
}
