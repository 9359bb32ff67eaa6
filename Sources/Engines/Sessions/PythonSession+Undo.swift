package import Basics

extension PythonSession {
  /// The part of the budget's memory that copies may hold beside the worker.
  static let memoryShare = 4

  package func undoSteps() -> [UndoStep] {
    checkpoints.steps.map {
      UndoStep(
        snippet: $0.snippet, obstacle: $0.obstacle, took: $0.took, holds: $0.copy?.privateMemory)
    }
  }

  package func undo(_ count: Int) -> Outcome<Undone> {
    let steps = checkpoints.steps
    guard !steps.isEmpty else {
      return .failed(
        Failure(
          .engine,
          undoLimit > 0
            ? "There is nothing to take back." : "Nothing can be taken back: no copies are made.",
          hint: undoLimit > 0
            ? "`undo` takes back code that ran; the last \(undoLimit) pieces of it at most."
            : "`set undo 8` has a copy made before each of the last 8 pieces of code."))
    }
    guard count <= steps.count else {
      return .failed(
        Failure(
          .engine, "Only the last \(steps.count) can be taken back.",
          hint: "`undo list` shows them."))
    }
    let target = steps[steps.count - count]
    guard let copy = target.copy else { return .failed(missing(target, count)) }
    guard copy.isAlive, case .result = copy.request("ping", monitor: SilentMonitor()) else {
      return .failed(
        Failure(
          .engine, "The copy of the process from before that code is gone.",
          hint: "`undo list` shows the others."))
    }
    let before = live
    let taken = checkpoints.takeLast(count)
    for step in taken.dropFirst() { step.copy?.end() }
    goBack(to: target)
    let after = live
    var returned: ByteCount?
    if let before, let after { returned = before - after }
    return .value(
      Undone(
        snippets: taken.map(\.snippet), returned: returned, lostThreads: target.threads,
        remaining: checkpoints.steps.count))
  }

  /// Why one cannot go back there, and where one can.
  private func missing(_ target: Checkpoints.Step, _ count: Int) -> Failure {
    let reason = target.obstacle ?? "there was no copy"
    let further = checkpoints.steps.reversed().enumerated()
      .first { $0.offset >= count && $0.element.copy != nil }
    return Failure(
      .engine,
      "It cannot be taken back: there is no copy of the session from before it, since \(reason).",
      hint: further.map {
        "`undo \($0.offset + 1)` goes back further, to before `\($0.element.snippet.title)`."
      } ?? "`reset` forgets all names.")
  }
}

extension Snippet {
  /// Its first line, for a sentence.
  package var title: String {
    let lines = code.split(separator: "\n")
    guard let first = lines.first else { return "" }
    let short = first.count > 40 ? first.prefix(39) + "…" : first
    return lines.count > 1 && first.count <= 40 ? short + " …" : String(short)
  }
}
