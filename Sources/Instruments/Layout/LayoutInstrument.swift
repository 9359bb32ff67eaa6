package import Basics
import Engines
package import Journaling
import Measuring
package import Reporting

/// `layout`, as the table of instruments has it.
package enum LayoutInstrument: Instrument {
  package static let tag = "laid-out"

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
      if setup.isAfresh {
        return MeasuredFigures(
          try remeasurer.observed { (monitor) throws(EngineError) in
            try remeasurer.engine.layout(
              expression, setup: setup, n: n, budget: remeasurer.workspace.budget,
              monitor: monitor)
          })
      }
      return MeasuredFigures(
        try remeasurer.inSession(after: setup) { (session, monitor) in
          session.layout(expression, n: n, monitor: monitor)
        })
    }
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
