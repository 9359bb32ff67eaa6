import Basics
package import Engines

/// Does recorded work once more, on one engine.
package struct Remeasurer {
  let workspace: Workspace
  let engine: any Engine

  /// Measures on an engine, within the workspace's budget.
  package init(workspace: Workspace, engine: any Engine) {
    self.workspace = workspace
    self.engine = engine
  }

  /// Measures as it was measured: in a process of its own where there was a `--setup`, else in a session.
  func measured<Value>(
    after setup: [Snippet],
    afresh: (MutedMonitor) throws(EngineError) -> Outcome<Value>,
    inSession work: (any EngineSession, MutedMonitor) -> Outcome<Value>
  ) throws(Problem) -> Value {
    setup.isAfresh ? try observed(afresh) : try inSession(after: setup, work)
  }

  /// Works in a session in which some code ran, as the shell's was.
  func inSession<Value>(
    after setup: [Snippet], _ work: (any EngineSession, MutedMonitor) -> Outcome<Value>
  ) throws(Problem) -> Value {
    let session: any EngineSession
    do {
      session = try engine.startSession(budget: workspace.budget)
    } catch {
      throw Problem(error)
    }
    defer { session.close() }
    session.undoLimit = 0
    return try observed { (monitor) in
      for snippet in setup {
        if case .failed(let failure) = session.execute(snippet, monitor: monitor) {
          return .failed(failure)
        }
      }
      return work(session, monitor)
    }
  }

  /// Takes a measurement with progress shown; what its code prints is dropped.
  func observed<Value>(
    _ work: (MutedMonitor) throws(EngineError) -> Outcome<Value>
  ) throws(Problem) -> Value {
    try workspace.observed { (monitor) throws(EngineError) in try work(MutedMonitor(monitor)) }
  }
}
