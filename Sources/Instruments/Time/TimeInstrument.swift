package import Basics
import Engines
package import Journaling
import Measuring
package import Reporting

/// `time`, as the table of instruments has it.
package enum TimeInstrument: Instrument {
  package static let tag = "timed"

  package static let command = InstrumentCommand(
    "time", "Time one expression.",
    usage: ["time EXPR [--n N] [--swift]"],
    explanation: [
      "The expression runs in several fresh processes with different hash seeds, over and over, with the collector on. Shown is the median, with the interval in which it lies in 95 of 100 cases. The session's code runs first in each process.",
      "Where that code cannot be run again, or did something outside its memory and you do not agree to it being done again (`help compare` says when you are asked), a copy of this session is timed instead, in which each allocation is counted as well: that is slower, and it says so.",
      "One time by itself says little: `compare CODE vs CODE` says which is faster, and how sure that is.",
    ],
    examples: ["time sum(range(1000))", "time sorted(range(n)) --n 100_000"],
    options: ["n", .swift]
  ) { (session, arguments) throws(Problem) in
    try time(
      CodeRequest(
        parsing: arguments, of: "time", example: "time sum(range(1000))",
        isSwift: session.isSwift), in: session)
  }

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

extension TimeInstrument {
  /// Times an expression in fresh processes; where the session's code cannot be run again, in a copy.
  private static func time(
    _ request: CodeRequest, in shell: any InstrumentSession
  ) throws(Problem) -> Report {
    let snippet = request.snippet("time")
    guard shell.workspace.settings.replay else {
      return try timeHere(request, because: "`replay` is off", in: shell)
    }
    let again = try shell.codeAgain(before: [snippet], in: request.language, for: "time")
    if let refusal = again.refusal {
      return try timeHere(
        request, because: "\(refusal), which is not done again (\(CodeAgain.way))", in: shell)
    }
    let setup = again.code
    let engine = try shell.workspace.engine(request.language)
    let comparison: Comparison
    do {
      comparison = try shell.workspace.observed { (monitor) throws(EngineError) in
        try engine.time(
          snippet, setup: setup, n: request.n, effort: shell.workspace.settings.effort,
          budget: shell.workspace.budget, monitor: monitor)
      }
    } catch {
      guard !setup.isEmpty, error.isOfReplay else { throw error }
      return try timeHere(
        request, because: "the session's code cannot be run again (\(error.message))",
        in: shell)
    }
    guard let timing = comparison.variants.last?.build else {
      throw .interrupted("Interrupted before anything was timed.")
    }
    let isPartial = comparison.isInterrupted
    shell.record(
      result: .timed(
        Event.Timed(
          engine: comparison.engine, code: snippet, setup: setup, n: request.n, timing: timing,
          empty: comparison.variants.first?.build?.median, effort: shell.workspace.settings.effort,
          complete: !isPartial, warnings: comparison.warnings, place: shell.place,
          packages: shell.workspace.packages(of: setup + [snippet], in: request.language))))
    var document = Document(
      timing: timing, of: request.code, empty: comparison.variants.first?.build?.median,
      engine: comparison.engine)
    for warning in comparison.warnings where !warning.message.contains("an empty loop") {
      let message = warning.message.replacing("build of the code", with: "the code")
      document += Document([.callout(.warning, Text(message))])
    }
    return Report(document, exitCode: isPartial ? .interrupted : .done)
  }

  private static func timeHere(
    _ request: CodeRequest, because reason: String, in shell: any InstrumentSession
  ) throws(Problem) -> Report {
    let session = try shell.engineSession(in: request.language)
    let timing = try shell.workspace.observed { (monitor) throws(EngineError) in
      session.timeByFork(request.snippet("time"), n: request.n, monitor: monitor)
    }
    let engine = try shell.workspace.engine(request.language).identity
    let snippet = request.snippet("time")
    let setup = try shell.sessionCode(in: request.language)
    shell.record(
      result: .timed(
        Event.Timed(
          engine: engine, code: snippet, setup: setup, n: request.n, timing: timing,
          effort: shell.workspace.settings.effort, complete: false, place: shell.place,
          packages: shell.workspace.packages(of: setup + [snippet], in: request.language))))
    var document = Document(timing: timing, of: request.code, empty: nil, engine: engine)
    document += Document([
      .callout(
        .note,
        .marked(
          "Timed in one copy of this session, since \(reason): each allocation is counted there as well, which takes up to half as long again, and the interval knows of one process only."
        ))
    ])
    return Report(document)
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
