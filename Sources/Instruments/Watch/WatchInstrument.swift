package import Basics
import Engines
package import Journaling
import Measuring
package import Reporting

/// `watch`, as the table of instruments has it.
package enum WatchInstrument: Instrument {
  package static let tag = "watched"

  package static let command = InstrumentCommand(
    "watch", "Draw the memory that code holds while it runs.",
    usage: ["watch CODE [--n N]"],
    explanation: [
      "The code runs in a copy of the session, so the session's names are at hand and nothing stays behind. The picture is drawn from looking at the counters every few milliseconds; the peak is exact, however short it was.",
      "Zero is what the session held before. Swift cannot be watched, since no process of its session goes on; `compare` and `plot` draw what it held.",
    ],
    examples: [
      "watch sorted(str(i) for i in range(1_000_000))",
      "watch sum([x*x for x in range(n)]) --n 2_000_000",
    ],
    options: ["n"]
  ) { (session, arguments) throws(Problem) in
    try watch(
      CodeRequest(
        parsing: arguments, of: "watch", example: "watch sorted(str(i) for i in range(1_000_000))",
        isSwift: session.isSwift), in: session)
  }

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

extension WatchInstrument {
  /// Runs code in a copy of the session and draws what it holds meanwhile.
  private static func watch(
    _ request: CodeRequest, in shell: any InstrumentSession
  ) throws(Problem) -> Report {
    let session = try shell.engineSession(in: nil)
    let presenter = shell.workspace.presenter
    var seen = MemoryTrace()
    do {
      let watched = try shell.workspace.observed { (monitor) throws(EngineError) in
        session.watch(
          request.snippet("watch"), n: request.n, monitor: QuietMonitor(monitor),
          onLook: { trace in
            seen = trace
            presenter.show(live: Document([.plot(Plot(memory: trace, title: request.code))]))
          })
      }
      let snippet = request.snippet("watch")
      let setup = try shell.sessionCode(in: nil)
      let engine = try shell.workspace.engine().identity
      shell.record(
        result: .watched(
          Event.Watched(
            engine: engine, code: snippet, setup: setup, n: request.n,
            trace: watched.trace, peak: watched.peak, kept: watched.kept,
            seconds: watched.took.seconds, place: shell.place,
            packages: shell.workspace.packages(of: setup + [snippet])
          )))
      // The title is what carries the result's number.
      let title = Block.heading(2, "Memory over time", aside: Text(engine.title))
      return Report(Document([title]) + Document(watched: watched, code: request.code))
    } catch {
      // What was seen of code that failed is often why it failed.
      if seen.isWorthDrawing {
        presenter.present(Document([.plot(Plot(memory: seen, title: request.code))]))
      }
      throw error
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

/// A monitor that hands on what code prints, and shows no progress: a picture stands in its place.
private final class QuietMonitor: Monitor {
  private let other: any Monitor

  init(_ other: any Monitor) {
    self.other = other
  }

  func worker(printed text: String, to stream: OutputStream) {
    other.worker(printed: text, to: stream)
  }
  func worker(phase: String) {}
  func worker(tick elapsed: Duration, live: ByteCount?) {}
  var interruptDescriptor: Int32? { other.interruptDescriptor }
  func takeInterrupt() -> Bool { other.takeInterrupt() }
}
