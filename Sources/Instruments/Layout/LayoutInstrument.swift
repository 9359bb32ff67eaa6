package import Basics
import Engines
package import Journaling
import Measuring
package import Reporting

/// `layout`, as the table of instruments has it.
package enum LayoutInstrument: Instrument {
  package static let tag = "laid-out"

  package static let command = InstrumentCommand(
    "layout", "Map the bytes of one object.",
    usage: ["layout EXPR [--setup CODE] [--n N] [--swift]"],
    explanation: [
      "Draws the object's own block to scale: what lies before its address, the head that every object has, its fields, its items, padding, room that holds nothing yet, and what the allocator rounds up. Blocks that it keeps apart, such as a list's items or an instance's attributes, follow.",
      "Offsets count from the object's address. Every byte that was requested is accounted for; what belongs to a type written in C that heft does not know is shown as its own, and not guessed.",
    ],
    examples: [
      "layout [1, 2, 3]", "layout 2**40", "point = {\"x\": 1, \"y\": 2}", "layout point",
    ],
    options: LayoutRequest.options
  ) { (session, arguments) throws(Problem) in
    try layout(LayoutRequest(parsing: arguments, isSwift: session.isSwift), in: session)
  }

  package static func kept(in content: NotesItem.Content) -> (any KeptResult)? {
    if case .laidOut(let event) = content { event } else { nil }
  }

  package static func recorded(
    _ members: JSONMembers
  ) throws(JSONMembers.Mismatch) -> any RecordedWork {
    let layout = try ObjectLayout(json: members["result"])
    return Recorded(
      expression: try members.code(), setup: try members.setup(), n: try members.optionalInt("n"),
      figures: MeasuredFigures(layout), engine: layout.engine)
  }

  private struct Recorded: RecordedWork {
    let expression: Snippet
    let setup: [Snippet]
    let n: Int?
    let figures: MeasuredFigures
    let engine: EngineIdentity

    var title: String { "layout \(expression.code.firstLine)" }
    var code: [Snippet] { setup + [expression] }

    func figures(by remeasurer: Remeasurer) throws(Problem) -> MeasuredFigures {
      MeasuredFigures(
        try remeasurer.measured(after: setup) { (monitor) throws(EngineError) in
          try remeasurer.engine.layout(
            expression, setup: setup, n: n, budget: remeasurer.workspace.budget, monitor: monitor)
        } inSession: { (session, monitor) in
          session.layout(expression, n: n, monitor: monitor)
        })
    }
  }
}

extension LayoutInstrument {
  /// Maps the bytes of an object in a copy of the session's worker.
  private static func layout(
    _ request: LayoutRequest, in shell: any InstrumentSession
  ) throws(Problem) -> Report {
    let (layout, setup) = try shell.measured(request.snippet, by: request, for: "layout") {
      (session, monitor) in
      session.layout(request.snippet, n: request.n, monitor: monitor)
    } afresh: { (code) throws(Problem) in
      try shell.workspace.map(request, after: code)
    }
    shell.record(
      result: .laidOut(
        Event.LaidOut(
          layout: layout, code: request.snippet, setup: setup, n: request.n, place: shell.place,
          packages: shell.workspace.packages(of: setup + [request.snippet], in: request.language))))
    return Report(Document(layout: layout))
  }
}

extension Event.LaidOut: KeptResult {
  package var searched: String { "layout \(code.code)" }

  /// No notebook's kernel can map bytes, so that this is shown only.
  package func blocks(on page: ResultPage) -> [Block] {
    let result = Document(layout: layout).blocks
    return result.prefix(1).map(page.titled)
      + page.before(setup, language: layout.engine.name) + [
        .code(code.code, language: layout.engine.name)
      ]
      + result.dropFirst().map { block in
        guard case .heading(let level, let text, let aside) = block else { return block }
        return .heading(level + 1, text, aside: aside)
      }
  }

  package func members(isBrief: Bool) -> [String: JSONValue] {
    [String: JSONValue](place: place, packages: packages).with([
      "code": code.json, "setup": .array(setup.map(\.json)), "n": .optional(n),
      "result": layout.json,
    ])
  }
}
