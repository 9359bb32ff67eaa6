package import Basics
import Engines
package import Journaling
import Measuring
package import Reporting

/// `watch`, as the table of instruments has it.
package enum WatchInstrument: Instrument {
  package static let tag = "watched"

  package static func kept(in content: NotesItem.Content) -> (any KeptResult)? {
    if case .watched(let event) = content { event } else { nil }
  }

  package static func recorded(
    _ members: JSONMembers
  ) throws(JSONMembers.Mismatch) -> any RecordedWork {
    Recorded(
      watched: try members.code(), setup: try members.setup(), n: try members.optionalInt("n"),
      figures: MeasuredFigures(
        peak: try members.optionalInt("peak"), kept: try members.optionalInt("kept")),
      engine: try members.engine())
  }

  private struct Recorded: RecordedWork {
    let watched: Snippet
    let setup: [Snippet]
    let n: Int?
    let figures: MeasuredFigures
    let engine: EngineIdentity

    var title: String { "watch \(watched.code.firstLine)" }
    var code: [Snippet] { setup + [watched] }

    func figures(by remeasurer: Remeasurer) throws(Problem) -> MeasuredFigures {
      let seen = try remeasurer.inSession(after: setup) { (session, monitor) in
        session.watch(watched, n: n, monitor: monitor, onLook: { _ in })
      }
      return MeasuredFigures(peak: seen.peak?.bytes, kept: seen.kept?.bytes)
    }
  }
}

extension Event.Watched: KeptResult {
  package var searched: String { "watch \(code.code)" }

  package func blocks(on page: ResultPage) -> [Block] {
    let watched = Watched(trace: trace, peak: peak, kept: kept, took: Duration(bounded: seconds))
    let figures: [Ledger: Double?] = [
      .kept: kept.map { Double($0.bytes) }, .peak: peak.map { Double($0.bytes) },
    ]
    return [
      page.titled(.heading(3, "Memory over time", aside: Text(engine.title)))
    ] + page.before(setup, language: engine.name) + [
      .code(code.code, language: engine.name),
      .cell(
        Cell(
          weighing: code, engine: engine, setup: page.missing(setup), n: n,
          figures: figures.compactMapValues(\.self),
          shown: Document(watched: watched, code: code.code).blocks)),
    ]
  }

  package func members(isBrief: Bool) -> [String: JSONValue] {
    [String: JSONValue](place: place, packages: packages).with([
      "engine": JSONValue(engine), "code": code.json, "setup": .array(setup.map(\.json)),
      "n": .optional(n), "trace": isBrief ? .null : JSONValue(trace), "peak": .optional(peak),
      "kept": .optional(kept), "seconds": .double(seconds),
    ])
  }
}
