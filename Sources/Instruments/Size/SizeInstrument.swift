package import Basics
import Engines
package import Journaling
import Measuring
package import Reporting

/// `size`, as the table of instruments has it.
package enum SizeInstrument: Instrument {
  package static let tag = "sized"

  package static func kept(in content: NotesItem.Content) -> (any KeptResult)? {
    if case .sized(let event) = content { event } else { nil }
  }

  package static func recorded(
    _ members: JSONMembers
  ) throws(JSONMembers.Mismatch) -> any RecordedWork {
    let sizing = try Sizing(json: members["result"])
    let setup = try members.setup()
    let code =
      try members.object("code").map { (code) throws(JSONMembers.Mismatch) in
        try Snippet(json: code)
      } ?? Snippet(sizing.expression, origin: SourceLocation(file: "expression", line: 1))
    return Recorded(
      expression: code, setup: setup, n: try members.optionalInt("n"),
      figures: MeasuredFigures(sizing), engine: sizing.engine)
  }

  private struct Recorded: RecordedWork {
    let expression: Snippet
    let setup: [Snippet]
    let n: Int?
    let figures: MeasuredFigures
    let engine: EngineIdentity

    var title: String { "size \(expression.code.firstLine)" }
    var code: [Snippet] { setup + [expression] }

    func figures(by remeasurer: Remeasurer) throws(Problem) -> MeasuredFigures {
      if setup.isAfresh {
        return MeasuredFigures(
          try remeasurer.observed { (monitor) throws(EngineError) in
            try remeasurer.engine.size(
              expression, setup: setup, n: n, budget: remeasurer.workspace.budget,
              monitor: monitor)
          })
      }
      return MeasuredFigures(
        try remeasurer.inSession(after: setup) { (session, monitor) in
          session.size(expression, n: n, monitor: monitor)
        })
    }
  }
}

extension Event.Sized: KeptResult {
  package var searched: String { "size \(sizing.expression)" }

  package func blocks(on page: ResultPage) -> [Block] {
    let result = Document(sizing: sizing).blocks
    let ledgers: [Ledger] = [.shallow, .deep, .kept, .peak]
    let figures = ledgers.compactMap { ledger in
      sizing.memory[ledger].map { (ledger, Double($0)) }
    }
    let code = code ?? Snippet(sizing.expression, origin: SourceLocation(file: "size", line: 1))
    return result.prefix(1).map(page.titled) + page.before(setup, language: sizing.engine.name) + [
      .code(sizing.expression, language: sizing.engine.name),
      .cell(
        Cell(
          weighing: code, engine: sizing.engine, setup: page.missing(setup), n: n,
          figures: Dictionary(uniqueKeysWithValues: figures),
          shown: Array(result.dropFirst()))),
    ]
  }

  package func members(isBrief: Bool) -> [String: JSONValue] {
    var sizing = sizing
    if isBrief {
      sizing.anatomy = nil
      sizing.memory.byType = []
    }
    return [String: JSONValue](place: place, packages: packages).with([
      "code": code?.json ?? .null, "setup": .array(setup.map(\.json)), "n": .optional(n),
      "result": sizing.json,
    ])
  }
}
