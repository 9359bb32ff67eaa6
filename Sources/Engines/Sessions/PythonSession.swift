package import Basics
package import Measuring

/// A session of Python code: a worker, what was typed so far, and a way back after a crash.
package final class PythonSession: EngineSession {
  /// Sessions whose code took longer than this in all are not run again after a crash.
  static let replayLimit: Duration = .seconds(10)

  let engine: PythonEngine
  package var budget: Budget {
    didSet {
      current?.budget = budget
      for step in checkpoints.steps { step.copy?.budget = budget }
    }
  }
  package var replays = true
  package var repeatsActs = false
  /// How long a person at the keyboard waits for words.
  package var completionPatience: Duration = .seconds(2)
  package var undoLimit = 8 {
    didSet { checkpoints.keep(undoLimit) }
  }
  private let scratch: ScratchFolder
  private var current: Worker?
  /// What can be taken back.
  var checkpoints = Checkpoints()
  private var history: [(snippet: Snippet, took: Duration, acted: [String])] = []
  private var lost = false

  init(_ engine: PythonEngine, budget: Budget) throws(EngineError) {
    self.engine = engine
    self.budget = budget
    scratch = try engine.scratchFolder()
    current = try engine.worker(scratch: scratch.path, budget: budget)
  }

  package var live: ByteCount? { current?.live }

  package var isRunning: Bool { current?.isAlive == true }

  package func execute(_ snippet: Snippet, monitor: any Monitor) -> Outcome<Execution> {
    withWorker(monitor, goesBack: true) { worker, notes in
      checkpoints.add(before: snippet, of: worker, past: history.count, limit: undoLimit)
      let share = budget.memory.bytes / Self.memoryShare
      let monitor = TickingMonitor(monitor) { [self] in
        checkpoints.letGoOfFiles()
        checkpoints.trim(to: share, beside: worker)
      }
      let start = ContinuousClock.now
      let members: [String: JSONValue] = [
        "snippet": .snippet(snippet), "asks": .bool(monitor.answersQuestions),
      ]
      let reply = worker.request("execute", members, monitor: monitor)
      checkpoints.letGoOfFiles()
      switch reply {
      case .result(let json, let output):
        let (acted, late) = (json.phrases("acted"), json.late)
        history.append((snippet, ContinuousClock.now - start, acted))
        for each in late {
          guard let index = history.lastIndex(where: { $0.snippet.origin.file == each.file }) else {
            continue
          }
          history[index].acted += each.acted
        }
        if worker.isAlive { checkpoints.trim(to: share, beside: worker) }
        return .value(
          Execution(
            shown: json["shown"]?.string, output: output,
            returned: json["came"].flatMap(Returned.init(json:)), acted: acted, late: late,
            notes: notes))
      case .failed(let failure):
        // What could not be read did not run: there is nothing of it to take back.
        if failure.kind == .syntax, undoLimit > 0 {
          for step in checkpoints.takeLast(1) { step.copy?.end() }
        }
        return .failed(failure)
      }
    }
  }

  package func size(
    _ expression: Snippet, n: Int?, monitor: any Monitor
  ) -> Outcome<Sizing> {
    withWorker(monitor) { worker, notes in
      size(expression, in: worker, setup: [], n: n, fork: true, notes: notes, monitor: monitor)
    }
  }

  /// Sizes in this session's own process, which nothing else uses.
  func sizeAfresh(
    _ expression: Snippet, setup: [Snippet], n: Int?, monitor: any Monitor
  ) -> Outcome<Sizing> {
    withWorker(monitor) { worker, notes in
      size(expression, in: worker, setup: setup, n: n, fork: false, notes: notes, monitor: monitor)
    }
  }

  package func measureByFork(
    _ experiment: Experiment, monitor: any Monitor
  ) -> Outcome<Comparison> {
    withWorker(monitor) { worker, _ in
      ForkedExperiment(engine, experiment, worker: worker, monitor: monitor).run()
    }
  }

  package func names() -> [NameSummary] {
    let items = ask("names")?["names"]?.array ?? []
    return items.map {
      NameSummary(
        name: $0["name"]?.string ?? "", type: $0["type"]?.string ?? "",
        summary: $0["summary"]?.string ?? "")
    }
  }

  package func complete(_ text: String) -> Words {
    guard let current, current.isAlive else { return .none }
    // Looking for attributes would leave traces in the objects, so a copy of the process looks.
    let isName = !text.contains { ".[\"'".contains($0) } && !text.contains("import")
    let members: [String: JSONValue] = ["text": .string(text), "fork": .bool(!isName)]
    let reply = current.request(
      "complete", members, patience: completionPatience, monitor: SilentMonitor())
    guard case .result(let json, _) = reply else { return .none }
    return Words(
      prefix: json["prefix"]?.string ?? "",
      words: (json["words"]?.array ?? []).compactMap(\.string))
  }

  package func completeness(of code: String) -> Completeness {
    guard let reply = ask("completeness", ["text": .string(code)]) else { return .complete }
    switch reply["state"]?.string {
    case "incomplete": return .incomplete(indent: reply["indent"]?.int ?? 0)
    case "invalid":
      return .invalid(
        message: reply["message"]?.string ?? "invalid syntax",
        line: reply["line"]?.int ?? 1, column: reply["column"]?.int ?? 1)
    default: return .complete
    }
  }

  package func takeOverPackages() {
    guard let site = engine.packages.site, let current, current.isAlive else { return }
    let folder = JSONValue.string(site).line()
    let code = Snippet(
      "__import__('sys').path.insert(1, \(folder))",
      origin: SourceLocation(file: "packages", line: 1))
    _ = current.request("setup", ["setup": .array([.snippet(code)])], monitor: SilentMonitor())
  }

  package func reset() {
    close()
    history = []
    lost = false
    current = try? engine.worker(scratch: scratch.path, budget: budget)
  }

  package func close() {
    checkpoints.removeAll()
    current?.leave()
    current?.end()
    current = nil
  }

  // MARK: The worker and its loss

  /// Small questions about the session, which a worker answers at once or not at all.
  func ask(_ operation: String, _ members: [String: JSONValue] = [:]) -> JSONValue? {
    let monitor = SilentMonitor()
    let outcome: Outcome<JSONValue> = withWorker(monitor) { worker, _ in
      switch worker.request(operation, members, time: .seconds(10), monitor: monitor) {
      case .result(let json, _): .value(json)
      case .failed(let failure): .failed(failure)
      }
    }
    return outcome.value
  }

  /// Runs a request in a living worker and says in the outcome what became of the session.
  func withWorker<Value>(
    _ monitor: any Monitor, goesBack: Bool = false, _ body: (Worker, [String]) -> Outcome<Value>
  ) -> Outcome<Value> {
    var notes: [String] = []
    let worker: Worker
    switch livingWorker(monitor, &notes) {
    case .value(let living): worker = living
    case .failed(let failure): return .failed(failure)
    }
    let outcome = body(worker, notes)
    if case .failed(let failure) = outcome { giveUpIfFull(worker, after: failure) }
    guard !worker.isAlive, case .failed(var failure) = outcome else { return outcome }
    current = nil
    let way = goesBack ? returnToCopy() : nil
    failure.hint = [failure.hint, way ?? consequence].compactMap { $0 }.joined(separator: " ")
    return .failed(failure)
  }

  /// Goes on in the copy that was made before the code that cost the worker; says so, or returns nil
  /// where there is none.
  private func returnToCopy() -> String? {
    guard undoLimit > 0, let step = checkpoints.takeLast(1).first, let copy = step.copy else {
      return nil
    }
    guard case .result = copy.request("ping", monitor: SilentMonitor()) else {
      copy.end()
      return nil
    }
    goBack(to: step)
    return "The process was lost; the session goes on as it was before this code, in a copy."
  }

  /// Makes a step's copy the worker, and what was the worker gone.
  func goBack(to step: Checkpoints.Step) {
    guard let copy = step.copy else { return }
    current?.end()
    copy.takeOver()
    current = copy
    history.removeLast(history.count - min(history.count, step.past))
    lost = false
  }

  /// Ends a worker that lives on after it ran out of memory and still holds most of it: whatever came
  /// next would be told that it was too much.
  private func giveUpIfFull(_ worker: Worker, after failure: Failure) {
    guard failure.kind == .outOfMemory, worker.isAlive, let live = worker.live else { return }
    if live.bytes > budget.memory.bytes / 2 { worker.end() }
  }

  /// What the loss of the worker means, in one sentence; decides whether code is run again.
  private var consequence: String? {
    guard !history.isEmpty else { return nil }
    let total = history.map(\.took).reduce(.zero, +)
    let acted = history.first { !$0.acted.isEmpty }
    if replays, total <= Self.replayLimit, acted == nil || repeatsActs {
      lost = true
      let lines = history.count == 1 ? "line is" : "\(history.count.grouped) lines are"
      return "The process was lost; the session's \(lines) run again before the next one."
    }
    history = []
    let way = checkpoints.steps.isEmpty ? "" : " `undo` goes back to what was before the last code."
    let reason = acted.map { piece in
      let line = piece.snippet.origin.file.filter(\.isNumber)
      return replays
        ? " Its code is not run again, since line \(line) \(piece.acted.joined(separator: " and "))."
        : ""
    }
    return
      "The process was lost, and with it the names that the session had defined.\(reason ?? "")\(way)"
  }

  private func livingWorker(_ monitor: any Monitor, _ notes: inout [String]) -> Outcome<Worker> {
    if let current, current.isAlive { return .value(current) }
    let worker: Worker
    do throws(EngineError) {
      worker = try engine.worker(scratch: scratch.path, budget: budget)
    } catch {
      return .failed(Failure(.engine, "\(error)", hint: error.hint))
    }
    current = worker
    guard lost else { return .value(worker) }
    lost = false
    monitor.worker(phase: "running the session's code again")
    let setup = history.map { JSONValue.snippet($0.snippet) }
    if case .failed(let failure) = worker.request(
      "setup", ["setup": .array(setup)], monitor: SilentMonitor())
    {
      if failure.kind == .interrupted { lost = true }
      history = lost ? history : []
      return .failed(
        Failure(
          failure.kind,
          "The session's code could not be run again: \(failure.sentence)",
          hint: "Its names are gone; the session starts afresh.", location: failure.location))
    }
    notes.append("The session's code was run again in a new process.")
    return .value(worker)
  }
}
