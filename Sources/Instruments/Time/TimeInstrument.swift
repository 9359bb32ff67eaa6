package import Basics
import Engines
package import Journaling
import Measuring
package import Reporting

/// `time`, as the table of instruments has it.
package enum TimeInstrument: Instrument {
  package static let tag = "timed"

  package static func kept(in content: NotesItem.Content) -> (any KeptResult)? {
    if case .timed(let event) = content { event } else { nil }
  }

  package static func recorded(
    _ members: JSONMembers
  ) throws(JSONMembers.Mismatch) -> any RecordedWork {
    guard let timing = try members.object("timing") else {
      throw members.mismatch("timing", "object")
    }
    return Recorded(
      timed: try members.code(), setup: try members.setup(), n: try members.optionalInt("n"),
      effort: try members.effort(), figures: MeasuredFigures(time: try Timing.read(timing)),
      engine: try members.engine())
  }

  private struct Recorded: RecordedWork {
    let timed: Snippet
    let setup: [Snippet]
    let n: Int?
    let effort: Effort
    let figures: MeasuredFigures
    let engine: EngineIdentity

    var title: String { "time \(timed.code.firstLine)" }
    var code: [Snippet] { setup + [timed] }

    func figures(by remeasurer: Remeasurer) throws(Problem) -> MeasuredFigures {
      let comparison = try remeasurer.observed { (monitor) throws(EngineError) in
        try remeasurer.engine.time(
          timed, setup: setup, n: n, effort: effort, budget: remeasurer.workspace.budget,
          monitor: monitor)
      }
      guard let timing = try comparison.whole().variants.last?.build else {
        throw Problem("nothing was timed", exitCode: .failed)
      }
      return MeasuredFigures(time: timing)
    }
  }
}

extension Event.Timed: KeptResult {
  package var searched: String { "time \(code.code)" }

  package func blocks(on page: ResultPage) -> [Block] {
    let result = Document(timing: timing, of: code.code, empty: empty, engine: engine).blocks
    let shown = result.dropFirst() + warnings.map { .callout(.warning, Text($0.message)) }
    return result.prefix(1).map(page.titled) + page.before(setup, language: engine.name) + [
      .code(code.code, language: engine.name),
      .cell(
        Cell(
          weighing: code, engine: engine, setup: page.missing(setup), n: n,
          figures: [.build: timing.median], shown: Array(shown))),
    ]
  }

  package func members(isBrief: Bool) -> [String: JSONValue] {
    var timing = timing
    if isBrief { timing.samples = [] }
    return [String: JSONValue](place: place, packages: packages).with([
      "engine": JSONValue(engine), "code": code.json, "setup": .array(setup.map(\.json)),
      "n": .optional(n), "effort": .string(effort.rawValue), "timing": JSONValue(timing),
      "empty": .optional(empty), "complete": .bool(complete), "warnings": JSONValue(warnings),
    ])
  }
}
