import Basics
import Engines
import Instruments
import Journaling
import Lessons
import Reporting

/// The session that a `reset` put away.
struct ParkedSession {
  let session: any EngineSession
  /// The journal's number of the reset.
  let reset: Int

  /// As a step that `undo` can take back.
  var step: UndoStep {
    UndoStep(
      snippet: Snippet("reset", origin: SourceLocation(file: "reset", line: 1)), obstacle: nil,
      took: .zero, holds: session.live)
  }
}

extension ShellSession {
  /// The part of a worker's memory that a session which was put away may hold.
  private static let memoryShare = 4

  /// Forgets all names, says how many they were, and keeps them for `undo` where that is not too much.
  func forget() throws(Problem) -> Report {
    guard let old = runningWorker(in: workspace.language), old.isRunning else {
      reset()
      return Report(Document(note: "The session starts afresh; the journal keeps what was done."))
    }
    let count = old.names().count
    guard count > 0 || !old.undoSteps().isEmpty else {
      return Report(Document(note: "There is nothing to forget: the session has no names."))
    }
    let held = old.live
    let limit = workspace.budget.memory.bytes / Self.memoryShare
    let isKept = workspace.settings.undo > 0 && (held?.bytes ?? 0) <= limit
    reset(parks: isKept)
    trimParked(to: limit)
    let names =
      count == 0 ? "All that was done is" : "\(count.counted("name")) \(count == 1 ? "is" : "are")"
    let memory = try memory(held)
    let way =
      isKept
      ? "`undo` brings \(count == 1 ? "it" : "them") back"
      : workspace.settings.undo == 0
        ? "`undo` is off, so that nothing brings them back"
        : "that is too much to be kept for `undo`"
    return Report(
      Document([
        .paragraph(
          .marked("\(names) gone.\(memory) The journal keeps what was done; \(way)."))
      ]))
  }

  /// What a session held that was forgotten, as a sentence: more than the fresh one that stands in its place.
  private func memory(_ held: ByteCount?) throws(Problem) -> String {
    guard let held else { return "" }
    let fresh = try engineSession()
    // Only a worker that has answered is there whole.
    _ = fresh.names()
    guard let empty = fresh.live, held.bytes - empty.bytes >= 1000 else { return "" }
    return " They took \(held - empty)."
  }

  /// Drops what was put away longest ago until the rest holds no more than so many bytes, and is no more
  /// than `undo` may take back.
  private func trimParked(to bytes: Int) {
    let language = workspace.language
    var kept = parked[language] ?? []
    while kept.count > workspace.settings.undo
      || kept.reduce(0, { $0 + ($1.session.live?.bytes ?? 0) }) > bytes
    {
      kept.removeFirst().session.close()
    }
    parked[language] = kept
  }

  /// What an entry means where a command's word is also a name of the session's.
  ///
  /// A bare word that would lose something or leave is then the name; whoever wants the command is told
  /// how to say so. With `%` before it the word is always the command.
  func meaning(of entry: Entry, in text: String) -> Entry {
    guard case .command(let word, "") = entry,
      CommandTable.command(named: word)?.yieldsToNames == true,
      text.first(where: { !$0.isWhitespace }) != "%", isBound(word)
    else { return entry }
    workspace.presenter.present(
      Document(note: "`\(word)` is a name of yours, shown here; `%\(word)` is the command."))
    return .code(word)
  }

  /// Whether the session's code gave a word a meaning.
  private func isBound(_ word: String) -> Bool {
    guard let worker = runningWorker(in: language), worker.isRunning else { return false }
    return worker.names().contains { $0.name == word }
  }
}
