package import Basics
package import Measuring

/// A session of Swift code: what was typed and ran, compiled and run again with each new piece.
///
/// A compiled language has no process that could go on, so the session is its source. That costs a
/// compilation for each piece, and effects of statements happen again (what they print is shown once).
package final class SwiftSession: EngineSession {
  let engine: SwiftEngine
  package var budget: Budget
  package var replays = true
  /// Each piece runs all before it again, whatever these do.
  package var repeatsActs = true
  package var undoLimit = 8
  private var history: [Snippet] = []
  private var known: [NameSummary] = []

  init(_ engine: SwiftEngine, budget: Budget) {
    self.engine = engine
    self.budget = budget
  }

  /// No process lives between two pieces.
  package var live: ByteCount? { nil }

  package var isRunning: Bool { true }

  package func execute(_ snippet: Snippet, monitor: any Monitor) -> Outcome<Execution> {
    run(history + [snippet], monitor: monitor)
  }

  private func run(_ snippets: [Snippet], monitor: any Monitor) -> Outcome<Execution> {
    do throws(EngineError) {
      let program: SwiftProgram
      switch try engine.program(
        of: snippets, shape: "execute", budget: budget, monitor: monitor,
        write: { .value(.executing($0)) })
      {
      case .failed(let failure): return .failed(failure)
      case .value(let made): program = made
      }
      let scratch = try program.scratchFolder()
      let worker = try program.worker(scratch: scratch.path, budget: budget)
      defer { worker.end() }
      switch worker.request("execute", monitor: monitor) {
      case .failed(let failure): return .failed(program.explained(failure, by: worker))
      case .result(let json, let output):
        take(snippets, json)
        return .value(Execution(shown: json["shown"]?.string, output: output))
      }
    } catch {
      return .failed(Failure(.engine, "\(error)", hint: error.hint))
    }
  }

  /// Keeps what ran. A piece that only showed a value is not run again.
  private func take(_ snippets: [Snippet], _ json: JSONValue) {
    history = snippets
    for name in json["names"]?.array ?? [] {
      guard let word = name["name"]?.string else { continue }
      known.removeAll { $0.name == word }
      known.append(
        NameSummary(
          name: word, type: name["type"]?.string ?? "", summary: name["summary"]?.string ?? ""))
    }
  }

  package func needed(
    of pieces: [Snippet], acted: [Int], for code: [Snippet]
  ) -> [Bool] {
    pieces.map { _ in true }
  }

  package func lateActs() -> [LateAct] { [] }

  package func size(_ expression: Snippet, n: Int?, monitor: any Monitor) -> Outcome<Sizing> {
    do throws(EngineError) {
      guard let declared = declaration(of: expression, monitor) else {
        return try engine.size(
          expression, setup: history, n: n, budget: budget, monitor: monitor)
      }
      let outcome = try engine.size(
        declared, setup: history, n: n, budget: budget, monitor: monitor)
      guard case .value(var sizing) = outcome else { return outcome }
      sizing.expression = expression.code
      sizing.memory.notes.append(
        "It was built again by its declaration; what changed it since is not in these figures.")
      return .value(sizing)
    } catch {
      return .failed(Failure(.engine, "\(error)", hint: error.hint))
    }
  }

  package func layout(
    _ expression: Snippet, n: Int?, monitor: any Monitor
  ) -> Outcome<ObjectLayout> {
    do throws(EngineError) {
      return try engine.layout(
        expression, setup: history, n: n, budget: budget, monitor: monitor)
    } catch {
      return .failed(Failure(.engine, "\(error)", hint: error.hint))
    }
  }

  /// The declaration of a name and then the name: code that builds again what it holds. Nil where the
  /// expression is not the name of a variable.
  private func declaration(of expression: Snippet, _ monitor: any Monitor) -> Snippet? {
    let name = String(expression.code.filter { !$0.isWhitespace })
    guard known.contains(where: { $0.name == name }),
      case .value(let pieces) = engine.outlines(of: history, budget: budget, monitor: monitor)
    else { return nil }
    for piece in pieces.reversed() {
      let items = piece.outline.items
      guard
        let index = items.lastIndex(where: { $0.kind == .variable && $0.names.contains(name) })
      else { continue }
      let part = piece.part(items[index].start..<piece.bytes(of: index).upperBound)
      return Snippet(part.text + "\n" + name, origin: expression.origin)
    }
    return nil
  }

  package func measureByFork(
    _ experiment: Experiment, monitor: any Monitor
  ) -> Outcome<Comparison> {
    .failed(Self.noProcess("measured in a copy of it"))
  }

  package func timeByFork(_ code: Snippet, n: Int?, monitor: any Monitor) -> Outcome<Timing> {
    .failed(Self.noProcess("timed in a copy of it"))
  }

  package func watch(
    _ snippet: Snippet, n: Int?, monitor: any Monitor, onLook: @escaping (MemoryTrace) -> Void
  ) -> Outcome<Watched> {
    var failure = Self.noProcess("watched")
    failure.hint =
      "`compare CODE vs CODE` measures the peak, and `plot` then draws what was held over time."
    return .failed(failure)
  }

  package func names() -> [NameSummary] {
    known
      + definitions(SilentMonitor()).map {
        NameSummary(name: $0.name, type: $0.group, summary: "")
      }
  }

  package func weighNames(monitor: any Monitor) -> Outcome<[WeighedName]> {
    .value(
      known.map { WeighedName(name: $0.name, type: $0.type, summary: $0.summary) }
        + definitions(monitor).map { WeighedName(name: $0.name, type: "", group: $0.group) })
  }

  /// The types and functions that the session's code declares, each once.
  private func definitions(_ monitor: any Monitor) -> [(name: String, group: String)] {
    guard !history.isEmpty,
      case .value(let pieces) = engine.outlines(of: history, budget: budget, monitor: monitor)
    else { return [] }
    var seen: Set<String> = []
    return SwiftReplay(pieces).items.flatMap { item -> [(name: String, group: String)] in
      let group: String
      switch item.kind {
      case .type: group = "types"
      case .function: group = "functions"
      default: return []
      }
      let names = item.names.map { String(SwiftItem.base($0)) }
      return names.filter { seen.insert($0).inserted }.map { ($0, group) }
    }
  }

  package func complete(_ text: String) -> Words { .none }

  package func completeness(of code: String) -> Completeness {
    SwiftScanner.completeness(of: code)
  }

  package func undoSteps() -> [UndoStep] {
    history.suffix(max(0, undoLimit)).map {
      UndoStep(snippet: $0, obstacle: nil, took: .zero, holds: nil)
    }
  }

  package func undo(_ count: Int) -> Outcome<Undone> {
    guard count <= history.count else {
      return .failed(
        Failure(
          .engine,
          history.isEmpty
            ? "There is nothing to take back."
            : "Only the last \(history.count) can be taken back.",
          hint: "`undo list` shows them."))
    }
    let taken = Array(history.suffix(count))
    history.removeLast(count)
    if case .value(let pieces) = engine.outlines(
      of: history, budget: budget, monitor: SilentMonitor())
    {
      let declared = Set(SwiftReplay(pieces).names)
      known.removeAll { !declared.contains($0.name) }
    }
    return .value(
      Undone(snippets: taken, returned: nil, lostThreads: 0, remaining: history.count))
  }

  package func reset() {
    history = []
    known = []
  }

  package func close() {}

  private static func noProcess(_ what: String) -> Failure {
    Failure(
      .engine, "A Swift session has no process of its own that could be \(what).",
      hint: "`size`, `compare` and `time` compile the code and run it in fresh processes.")
  }
}
