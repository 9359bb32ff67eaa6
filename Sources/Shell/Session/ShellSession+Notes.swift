import Basics
import Course
import Instruments
import Journaling
import Lessons
import Notes
import Reporting

extension ShellSession {
  /// Writes a note, attached to a result if there is one, or gives a note another text.
  func note(_ request: NoteRequest) throws(Problem) -> Report {
    let about = try request.result.map { (number) throws(Problem) in try sequence(ofResult: number)
    }
    if request.isEdit { return try editNote(about: about, to: request.text) }
    return keep(Event.Note(text: request.text, about: about ?? log.results.last))
  }

  /// Gives the last note, or the last one about a result, another text; where there is none, it is written.
  private func editNote(about: Int?, to text: String) throws(Problem) -> Report {
    let old = try log.fold(Notes.self).lastNote(about: about)
    var text = text
    if text.isEmpty {
      guard let edited = try workspace.presenter.edit(old?.text ?? "", suffix: ".md") else {
        return Report(Document(note: "Nothing was saved that is new, so the note is as it was."))
      }
      text = edited.trimmed
    }
    guard !text.isEmpty else {
      throw .usage("a note needs text", hint: "nothing was changed")
    }
    return keep(
      Event.Note(
        text: text, about: old == nil ? about ?? log.results.last : nil, replaces: old?.sequence))
  }

  private func keep(_ note: Event.Note) -> Report {
    var note = note
    note.lesson = player?.lesson.id
    if let reason = log.keep(.note(note)) { return Report(unkept: "the note", reason) }
    if note.replaces != nil { return Report(Document(note: "The note has its new text.")) }
    guard let number = note.about.flatMap(log.results.firstIndex) else {
      return Report(Document(note: "Noted."))
    }
    return Report(Document(note: "Noted, with result \(number + 1)."))
  }

  /// Marks a result, or takes its mark off.
  func pin(_ text: String, _ isPinned: Bool, command: String) throws(Problem) -> Report {
    guard !log.results.isEmpty else {
      throw .usage("there is no result to \(command) yet", hint: "`size [1, 2, 3]` makes one")
    }
    guard let number = text.isEmpty ? log.results.count : Int(text) else {
      throw .usage("`\(text)` is no number of a result", hint: "for example: \(command) 1")
    }
    let sequence = try sequence(ofResult: number)
    let isThere = try log.fold(Notes.self).items.contains { $0.sequence == sequence && $0.isPinned }
    guard isThere != isPinned else {
      let state = isPinned ? "is pinned already" : "is not pinned"
      return Report(Document(note: "Result \(number) \(state)."))
    }
    if let reason = log.keep(.pin(Event.Pin(event: sequence, pinned: isPinned))) {
      return Report(unkept: "the mark", reason)
    }
    return Report(
      Document(
        note: isPinned
          ? "Pinned result \(number). `notes export --pinned` exports what is pinned."
          : "Result \(number) is not pinned any more."))
  }

  /// The journal's number of the result with a number of the session.
  private func sequence(ofResult number: Int) throws(Problem) -> Int {
    guard number >= 1, number <= log.results.count else {
      let count = log.results.count
      throw .usage(
        "there is no result \(number)",
        hint: count == 0
          ? "`size [1, 2, 3]` makes the first"
          : count == 1 ? "there is one, 1" : "the results are numbered 1 to \(count)")
    }
    return log.results[number - 1]
  }

  /// Shows this session's notes, or another's.
  func showNotes(_ request: NotesRequest) throws(Problem) -> Report {
    if request.session != nil { return try workspace.showNotes(request) }
    let notes = try log.fold(Notes.self).part(request.selection)
    workspace.presenter.present(Document.blocks(of: notes))
    return Report()
  }

  /// Exports this session's notes, or another's.
  func exportNotes(_ request: ExportRequest) throws(Problem) -> Report {
    if request.notes.session != nil { return try workspace.exportNotes(request) }
    return try workspace.export(log.fold(Notes.self), as: request)
  }

  /// Removes a session's journal: shows first what would go, and does it when asked again.
  func deleteNotes(_ arguments: String) throws(Problem) -> Report {
    var words = arguments.split(separator: " ").map(String.init)
    let isSure = words.contains("--yes")
    words.removeAll { $0 == "--yes" }
    guard let name = words.first, words.count == 1 else {
      throw .usage("notes delete needs one session", hint: "`notes list` shows them")
    }
    let doomed = try workspace.keptNotes(name)
    guard isSure || condemned == doomed.session.id else {
      condemned = doomed.session.id
      return Report(
        Document(note: "\(doomed.sentence) The same command once more deletes it for good."))
    }
    condemned = nil
    return try workspace.delete(doomed)
  }
}

extension Notes {
  /// The note that was written or changed last, of all or of those about an event.
  fileprivate func lastNote(about: Int?) -> (sequence: Int, text: String)? {
    var found: [(sequence: Int, text: String)] = []
    for item in items where about == nil || item.sequence == about {
      found += item.notes.map { ($0.sequence, $0.text) }
      if about == nil, case .note(let note) = item.content {
        found.append((item.sequence, note.text))
      }
    }
    return found.max { $0.sequence < $1.sequence }
  }
}

extension String {
  /// The text without blanks and line ends around it.
  fileprivate var trimmed: String {
    var slice = self[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
