import Basics
import Engines
import Instruments
import Journaling
import Notes
import Reporting

extension ShellSession {
  /// Takes the last pieces of code back, and says what that means.
  func undo(_ count: Int) throws(Problem) -> Report {
    let session = try engineSession()
    let steps = session.undoSteps()
    if count > steps.count, let old = parkedSession {
      withdraw(steps.map(\.snippet))
      unpark()
      let names = old.session.names().count
      let back =
        Document(
          note: names == 0
            ? "Took back `reset`."
            : "Took back `reset`: \(names.counted("name")) \(names == 1 ? "is" : "are") there again."
        )
      guard count > steps.count + 1 else { return Report(back) }
      workspace.presenter.present(back)
      return try undo(count - steps.count - 1)
    }
    let undone = try workspace.observed { (_) throws(EngineError) in session.undo(count) }
    withdraw(undone.snippets)
    return Report(Document(undone: undone, held: session.undoSteps().compactMap(\.holds)))
  }

  /// Lists what can be taken back.
  func undoList() throws(Problem) -> Report {
    let before = (parked[workspace.language] ?? []).map(\.step)
    return Report(
      Document(
        steps: before + (try engineSession().undoSteps()), limit: workspace.settings.undo))
  }

  /// Says in the journal that pieces of code are not in force any more.
  private func withdraw(_ snippets: [Snippet]) {
    for snippet in snippets {
      if let entry = log.sequence(of: snippet) {
        log.record(.withdrawn(Event.Withdrawn(entry: entry)))
      }
    }
  }
}
