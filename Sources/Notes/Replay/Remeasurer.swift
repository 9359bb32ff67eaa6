import Basics
import Engines
import Instruments
import Measuring

/// Does recorded work once more, on one engine.
struct Remeasurer {
  let workspace: Workspace
  let engine: any Engine

  /// The figures that the work gives here; what its code prints is dropped.
  ///
  /// - Throws: a ``Problem`` where the code fails, or the person stops it.
  func figures(of work: RecordedResult.Work) throws(Problem) -> MeasuredFigures {
    switch work {
    case .size(let code, let setup, let n, isAfresh: true):
      return MeasuredFigures(
        try observed { (monitor) throws(EngineError) in
          try engine.size(code, setup: setup, n: n, budget: workspace.budget, monitor: monitor)
        })
    case .size(let code, let setup, let n, isAfresh: false):
      return MeasuredFigures(
        try inSession(after: setup) { (session, monitor) in
          session.size(code, n: n, monitor: monitor)
        })
    case .compare(let experiment, let effort):
      let comparison = try observed { (monitor) throws(EngineError) in
        try engine.measure(
          experiment, effort: effort, budget: workspace.budget, monitor: monitor)
      }
      return MeasuredFigures(try comparison.whole())
    case .time(let code, let setup, let n, let effort):
      let comparison = try observed { (monitor) throws(EngineError) in
        try engine.time(
          code, setup: setup, n: n, effort: effort, budget: workspace.budget, monitor: monitor)
      }
      guard let timing = try comparison.whole().variants.last?.build else {
        throw Problem("nothing was timed", exitCode: .failed)
      }
      return MeasuredFigures(time: timing)
    case .watch(let code, let setup, let n):
      let watched = try inSession(after: setup) { (session, monitor) in
        session.watch(code, n: n, monitor: monitor, onLook: { _ in })
      }
      return MeasuredFigures(peak: watched.peak?.bytes, kept: watched.kept?.bytes)
    case .layout(let code, let setup, let n, isAfresh: true):
      return MeasuredFigures(
        try observed { (monitor) throws(EngineError) in
          try engine.layout(code, setup: setup, n: n, budget: workspace.budget, monitor: monitor)
        })
    case .layout(let code, let setup, let n, isAfresh: false):
      return MeasuredFigures(
        try inSession(after: setup) { (session, monitor) in
          session.layout(code, n: n, monitor: monitor)
        })
    }
  }

  /// Works in a session in which some code ran, as the shell's was.
  private func inSession<Value>(
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

  private func observed<Value>(
    _ work: (MutedMonitor) throws(EngineError) -> Outcome<Value>
  ) throws(Problem) -> Value {
    try workspace.observed { (monitor) throws(EngineError) in try work(MutedMonitor(monitor)) }
  }
}
