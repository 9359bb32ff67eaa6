import Basics
import Engines
import Instruments
import Journaling
import Measuring
import Notes
import Reporting

extension ShellSession {
  /// Times an expression in fresh processes; where the session's code cannot be run again, in a copy.
  func time(_ request: CodeRequest) throws(Problem) -> Report {
    let snippet = request.snippet("time")
    guard workspace.settings.replay else {
      return try timeHere(request, because: "`replay` is off")
    }
    let again = try codeAgain(before: [snippet], in: request.language, for: "time")
    if let refusal = again.refusal {
      return try timeHere(
        request, because: "\(refusal), which is not done again (\(CodeAgain.way))")
    }
    let setup = again.code
    let engine = try workspace.engine(request.language)
    let comparison: Comparison
    do {
      comparison = try workspace.observed { (monitor) throws(EngineError) in
        try engine.time(
          snippet, setup: setup, n: request.n, effort: workspace.settings.effort,
          budget: workspace.budget, monitor: monitor)
      }
    } catch {
      guard !setup.isEmpty, error.isOfReplay else { throw error }
      return try timeHere(
        request, because: "the session's code cannot be run again (\(error.message))")
    }
    guard let timing = comparison.variants.last?.build else {
      throw .interrupted("Interrupted before anything was timed.")
    }
    let isPartial = comparison.isInterrupted
    log.record(
      result: .timed(
        Event.Timed(
          engine: comparison.engine, code: snippet, setup: setup, n: request.n, timing: timing,
          empty: comparison.variants.first?.build?.median, effort: workspace.settings.effort,
          complete: !isPartial, warnings: comparison.warnings, place: place,
          packages: packages(of: setup + [snippet], in: request.language))))
    var document = Document(
      timing: timing, of: request.code, empty: comparison.variants.first?.build?.median,
      engine: comparison.engine)
    for warning in comparison.warnings where !warning.message.contains("an empty loop") {
      let message = warning.message.replacing("build of the code", with: "the code")
      document += Document([.callout(.warning, Text(message))])
    }
    return Report(document, exitCode: isPartial ? .interrupted : .done)
  }

  private func timeHere(_ request: CodeRequest, because reason: String) throws(Problem) -> Report {
    let session = try engineSession(in: request.language)
    let timing = try workspace.observed { (monitor) throws(EngineError) in
      session.timeByFork(request.snippet("time"), n: request.n, monitor: monitor)
    }
    let engine = try workspace.engine(request.language).identity
    let snippet = request.snippet("time")
    let setup = try sessionCode(in: request.language)
    log.record(
      result: .timed(
        Event.Timed(
          engine: engine, code: snippet, setup: setup, n: request.n, timing: timing,
          effort: workspace.settings.effort, complete: false, place: place,
          packages: packages(of: setup + [snippet], in: request.language))))
    var document = Document(timing: timing, of: request.code, empty: nil, engine: engine)
    document += Document([
      .callout(
        .note,
        .marked(
          "Timed in one copy of this session, since \(reason): each allocation is counted there as well, which takes up to half as long again, and the interval knows of one process only."
        ))
    ])
    return Report(document)
  }
}
