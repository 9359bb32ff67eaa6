package import Basics
import Engines
package import Journaling
import Measuring
package import Reporting

/// `size`, as the table of instruments has it.
package enum SizeInstrument: Instrument {
  package static let tag = "sized"

  package static let command = InstrumentCommand(
    "size", "Weigh the value of an expression.",
    usage: ["size EXPR [OPTION...]"],
    explanation: [
      "Builds the value in a copy of the session and shows its ledgers: shallow, deep, own, shared, kept, freed. The session's own names are at hand, and nothing stays behind.",
      "Below them stands what else is worth knowing of where the bytes are. --where shows all of it: the members that most hangs on, with the way to write them; how far from the value the bytes lie; values that are stored more than once; room that containers do not use.",
      "For a name that exists already nothing is built, so kept and peak have no value.",
    ],
    examples: [
      "size [x*x for x in range(1_000_000)]", "ages = {\"ann\": 31, \"bob\": 29}", "size ages",
      "size {i: str(i % 100) for i in range(10_000)} --where",
      "size b\"x\" * n --n 1_000_000",
    ],
    options: SizeRequest.options
  ) { (session, arguments) throws(Problem) in
    try size(SizeRequest(parsing: arguments, isSwift: session.isSwift), in: session)
  }

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
      MeasuredFigures(
        try remeasurer.measured(after: setup) { (monitor) throws(EngineError) in
          try remeasurer.engine.size(
            expression, setup: setup, n: n, budget: remeasurer.workspace.budget, monitor: monitor)
        } inSession: { (session, monitor) in
          session.size(expression, n: n, monitor: monitor)
        })
    }
  }
}

extension SizeInstrument {
  /// Weighs an expression in a copy of the session's worker.
  private static func size(
    _ request: SizeRequest, in shell: any InstrumentSession
  ) throws(Problem) -> Report {
    let (sizing, setup) = try shell.measured(request.snippet, by: request, for: "size") {
      (session, monitor) in
      session.size(request.snippet, n: request.n, monitor: monitor)
    } afresh: { (code) throws(Problem) in
      try shell.workspace.weigh(request, after: code)
    }
    shell.record(
      result: .sized(
        Event.Sized(
          sizing: sizing, code: request.snippet, setup: setup, n: request.n, place: shell.place,
          packages: shell.workspace.packages(of: setup + [request.snippet], in: request.language))))
    return Report(Document(sizing: sizing, wholly: request.wholly), json: sizing.json)
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
