import Basics
import Engines
import Journaling
import Reporting

extension ShellSession {
  /// Takes the last pieces of code back, and says what that means.
  func undo(_ count: Int) throws(Problem) -> Report {
    let session = try engineSession()
    let undone = try workspace.observed { (_) throws(EngineError) in session.undo(count) }
    for snippet in undone.snippets {
      if let entry = log.sequence(of: snippet) {
        log.record(.withdrawn(Event.Withdrawn(entry: entry)))
      }
    }
    return Report(Document(undone: undone, held: session.undoSteps().compactMap(\.holds)))
  }

  /// Lists what can be taken back.
  func undoList() throws(Problem) -> Report {
    Report(Document(steps: try engineSession().undoSteps(), limit: workspace.settings.undo))
  }
}
