import Basics
import Engines
package import Journaling
import Measuring
package import Reporting

/// `compare` and the experiments of lessons, as the table of instruments has them.
package enum CompareInstrument: Instrument {
  package static let tag = "compared"

  package static let command = InstrumentCommand(
    "compare", "Measure two or more constructions side by side.",
    usage: ["compare CODE vs CODE [vs CODE...] [OPTION...]"],
    explanation: [
      "Runs each construction in fresh processes: memory in one that counts every allocation, times in others that carry no counter. `n` is the size, 100,000 unless you say otherwise.",
      "After --use, `it` is what was built; the value of that code is the answer, and all constructions must give the same.",
      "The session's code runs first in each process, so your own functions are at hand. Code that wrote to files, started processes or used the network is left out where nothing measured needs it; else you are asked before it runs again, and without a terminal memory is taken in copies of this session. `set again on` agrees beforehand, `set replay off` measures without the session's code.",
    ],
    examples: [
      "compare [x*x for x in range(n)] vs (x*x for x in range(n)) --use sum(it)",
      "compare list(range(n)) vs tuple(range(n)) vs range(n)",
    ],
    options: CompareRequest.options
  ) { (session, arguments) throws(Problem) in
    try compare(CompareRequest(parsing: arguments, isSwift: session.isSwift), in: session)
  }

  package static func kept(in content: NotesItem.Content) -> (any KeptResult)? {
    if case .compared(let event, let held) = content { Kept(event: event, held: held) } else { nil }
  }

  package static func recorded(
    _ members: JSONMembers
  ) throws(JSONMembers.Mismatch) -> any RecordedWork {
    let comparison = try Comparison(json: members["result"])
    return Recorded(
      experiment: try Experiment(json: members["experiment"]), effort: try members.effort(),
      figures: MeasuredFigures(comparison), engine: comparison.engine)
  }

  private struct Recorded: RecordedWork {
    let experiment: Experiment
    let effort: Effort
    let figures: MeasuredFigures
    let engine: EngineIdentity

    var title: String {
      experiment.variants.map(\.name).joined(separator: " · ")
        + (experiment.n.map { ", n = \($0.grouped)" } ?? "")
    }

    var code: [Snippet] { experiment.code + (experiment.rehearsal ?? []) }

    func figures(by remeasurer: Remeasurer) throws(Problem) -> MeasuredFigures {
      let comparison = try remeasurer.observed { (monitor) throws(EngineError) in
        try remeasurer.engine.measure(
          experiment, effort: effort, budget: remeasurer.workspace.budget, monitor: monitor)
      }
      return MeasuredFigures(try comparison.whole())
    }
  }

  private struct Kept: KeptResult {
    let event: Event.Compared
    /// Whether what a lesson expected came out; nil where it expected nothing.
    let held: Bool?

    var setup: [Snippet] { event.experiment.setup }

    var searched: String {
      event.experiment.variants.map(\.code.code).joined(separator: "\n")
    }

    func blocks(on page: ResultPage) -> [Block] {
      let result = Document(comparison: event.comparison).blocks
      let language = event.comparison.engine.name
      var blocks = result.prefix(1).map(page.titled)
      blocks += page.before(setup, language: language)
      for variant in event.experiment.variants {
        blocks += [.paragraph(.strong(variant.name)), .code(variant.code.code, language: language)]
      }
      if let use = event.experiment.use {
        blocks += [.paragraph(.strong("use")), .code(use.code, language: language)]
      }
      blocks.append(
        .cell(
          Cell(
            measuring: event.experiment, setup: page.missing(setup),
            comparison: event.comparison,
            shown: result.dropFirst() + event.comparison.pictures)))
      if held == false { blocks.append(.paragraph(.bad("The lesson expected something else."))) }
      return blocks
    }

    func members(isBrief: Bool) -> [String: JSONValue] {
      var comparison = event.comparison
      if isBrief { comparison.abridge() }
      return [String: JSONValue](place: event.place, packages: event.packages).with([
        "experiment": event.experiment.json, "effort": .string(event.effort.rawValue),
        "held": .optional(held), "result": comparison.json,
      ])
    }
  }
}

extension CompareInstrument {
  /// Measures variants in fresh processes, in which the session's code runs first.
  private static func compare(
    _ request: CompareRequest, in shell: any InstrumentSession
  ) throws(Problem) -> Report {
    var request = request
    if request.effort == .quick { request.effort = shell.workspace.settings.effort }
    let again = try shell.codeAgain(
      before: request.experiment(after: []).code, in: request.language, for: "compare")
    let session =
      again.refusal == nil ? again.code : try shell.sessionCode(in: request.language)
    let experiment = request.experiment(after: session)
    let comparison = try measure(request, experiment, after: again, in: shell)
    shell.record(
      result: .compared(
        Event.Compared(
          experiment: experiment, comparison: comparison, effort: request.effort,
          place: shell.place,
          packages: shell.workspace.packages(of: experiment.code, in: request.language))))
    return Report(comparison: comparison)
  }

  /// Measures in fresh processes; where the session's code cannot be run again, in copies of its worker.
  private static func measure(
    _ request: CompareRequest, _ experiment: Experiment, after again: CodeAgain,
    in shell: any InstrumentSession
  ) throws(Problem) -> Comparison {
    if let refusal = again.refusal {
      shell.workspace.presenter.present(
        Document(
          note:
            "\(refusal.asSentence()) The session's code is not run again, so memory is taken in copies of this session, and times are not measurable here; \(CodeAgain.way)."
        ))
      return try measureHere(request, in: shell)
    }
    do {
      return try shell.workspace.measure(experiment, effort: request.effort, in: request.language)
    } catch {
      guard !again.code.isEmpty, error.isOfReplay else { throw error }
      shell.workspace.presenter.present(
        Document(
          note:
            "The session's code cannot be run again (\(error.message)), so memory is taken in copies of this session, and times are not measurable here. `set replay off` skips the attempt."
        ))
    }
    return try measureHere(request, in: shell)
  }

  private static func measureHere(
    _ request: CompareRequest, in shell: any InstrumentSession
  ) throws(Problem) -> Comparison {
    let session = try shell.engineSession(in: request.language)
    return try shell.workspace.observed { (monitor) throws(EngineError) in
      session.measureByFork(request.experiment(after: []), monitor: monitor)
    }
  }
}

extension Comparison {
  fileprivate mutating func abridge() {
    for index in variants.indices {
      variants[index].memory.byType = []
      variants[index].build?.samples = []
      variants[index].use?.samples = []
      variants[index].trace = nil
    }
  }
}
