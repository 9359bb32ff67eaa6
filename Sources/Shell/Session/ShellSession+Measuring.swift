import Basics
import Engines
import Instruments
import Journaling
import Measuring
import Notes
import Reporting

extension ShellSession {
  /// Weighs an expression in a copy of the session's worker.
  func size(_ request: SizeRequest) throws(Problem) -> Report {
    let sizing: Sizing
    let code: [Snippet]
    if request.setup == nil {
      code = try sessionCode(in: request.language)
      let session = try engineSession(in: request.language)
      sizing = try workspace.observed { (monitor) throws(EngineError) in
        session.size(request.snippet, n: request.n, monitor: monitor)
      }
    } else {
      code = try neededCode(
        before: request.setupSnippets + [request.snippet], in: request.language, for: "size")
      sizing = try workspace.weigh(request, after: code)
    }
    log.record(
      result: .sized(
        Event.Sized(
          sizing: sizing, code: request.snippet, setup: code + request.setupSnippets,
          n: request.n, place: place,
          packages: packages(
            of: code + request.setupSnippets + [request.snippet], in: request.language))))
    return Report(Document(sizing: sizing, wholly: request.wholly), json: sizing.json)
  }

  /// Maps the bytes of an object in a copy of the session's worker.
  func layout(_ request: LayoutRequest) throws(Problem) -> Report {
    let layout: ObjectLayout
    let code: [Snippet]
    if request.setup == nil {
      code = try sessionCode(in: request.language)
      let session = try engineSession(in: request.language)
      layout = try workspace.observed { (monitor) throws(EngineError) in
        session.layout(request.snippet, n: request.n, monitor: monitor)
      }
    } else {
      code = try neededCode(
        before: request.setupSnippets + [request.snippet], in: request.language, for: "layout")
      layout = try workspace.map(request, after: code)
    }
    let setup = code + request.setupSnippets
    log.record(
      result: .laidOut(
        Event.LaidOut(
          layout: layout, code: request.snippet, setup: setup, n: request.n, place: place,
          packages: packages(of: setup + [request.snippet], in: request.language))))
    return Report(Document(layout: layout))
  }

  /// Measures variants in fresh processes, in which the session's code runs first.
  func compare(_ request: CompareRequest) throws(Problem) -> Report {
    var request = request
    if request.effort == .quick { request.effort = workspace.settings.effort }
    let again = try codeAgain(
      before: request.experiment(after: []).code, in: request.language, for: "compare")
    let session =
      again.refusal == nil ? again.code : try sessionCode(in: request.language)
    let experiment = request.experiment(after: session)
    let comparison = try measure(request, experiment, after: again)
    log.record(
      result: .compared(
        Event.Compared(
          experiment: experiment, comparison: comparison, effort: request.effort, place: place,
          packages: packages(of: experiment.code, in: request.language))))
    return Report(comparison: comparison)
  }

  /// Measures in fresh processes; where the session's code cannot be run again, in copies of its worker.
  private func measure(
    _ request: CompareRequest, _ experiment: Experiment, after again: CodeAgain
  ) throws(Problem) -> Comparison {
    if let refusal = again.refusal {
      workspace.presenter.present(
        Document(
          note:
            "\(refusal.asSentence) The session's code is not run again, so memory is taken in copies of this session, and times are not measurable here; \(CodeAgain.way)."
        ))
      return try measureHere(request)
    }
    do {
      return try workspace.measure(experiment, effort: request.effort, in: request.language)
    } catch {
      guard !again.code.isEmpty, error.isOfReplay else { throw error }
      workspace.presenter.present(
        Document(
          note:
            "The session's code cannot be run again (\(error.message)), so memory is taken in copies of this session, and times are not measurable here. `set replay off` skips the attempt."
        ))
    }
    return try measureHere(request)
  }

  private func measureHere(_ request: CompareRequest) throws(Problem) -> Comparison {
    let session = try engineSession(in: request.language)
    return try workspace.observed { (monitor) throws(EngineError) in
      session.measureByFork(request.experiment(after: []), monitor: monitor)
    }
  }
}
