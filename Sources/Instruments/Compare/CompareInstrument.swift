import Basics
import Engines
package import Journaling
import Measuring
package import Reporting

/// `compare` and the experiments of lessons, as the table of instruments has them.
package enum CompareInstrument: Instrument {
  package static let tag = "compared"

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
