package import Basics
internal import FoundationEssentials
package import Measuring

/// CPython, measured from within by a harness and a preloaded probe.
package final class PythonEngine: Engine, Workplace {
  package let interpreter: PythonInterpreter
  /// The probe's library; nil where there is none: then most memory ledgers are nil as well.
  package let probe: String?

  /// The harness as this interpreter compiled it; nil until a worker handed it over.
  private var compiled: [UInt8]?

  /// Makes an engine of an interpreter.
  package init(_ interpreter: PythonInterpreter, probe: String? = Installation().probe) {
    self.interpreter = interpreter
    self.probe = probe
  }

  /// What the workers find beside the interpreter's own packages.
  package internal(set) var packages = PackageSet()

  package var identity: EngineIdentity {
    var identity = interpreter.identity
    identity.packages = packages.versions.isEmpty ? nil : packages.versions
    return identity
  }

  package func startSession(budget: Budget) throws(EngineError) -> any EngineSession {
    try PythonSession(self, budget: budget)
  }

  package func size(
    _ expression: Snippet, setup: [Snippet], n: Int?, budget: Budget, monitor: any Monitor
  ) throws(EngineError) -> Outcome<Sizing> {
    let session = try PythonSession(self, budget: budget)
    defer { session.close() }
    return session.sizeAfresh(expression, setup: setup, n: n, monitor: monitor)
  }

  package func layout(
    _ expression: Snippet, setup: [Snippet], n: Int?, budget: Budget, monitor: any Monitor
  ) throws(EngineError) -> Outcome<ObjectLayout> {
    let session = try PythonSession(self, budget: budget)
    defer { session.close() }
    return session.layOutAfresh(expression, setup: setup, n: n, monitor: monitor)
  }

  package func measure(
    _ experiment: Experiment, effort: Effort, budget: Budget, monitor: any Monitor
  ) throws(EngineError) -> Outcome<Comparison> {
    try ExperimentRun(self, experiment, effort: effort, budget: budget, monitor: monitor).run()
  }

  package func time(
    _ code: Snippet, setup: [Snippet], n: Int?, effort: Effort, budget: Budget,
    monitor: any Monitor
  ) throws(EngineError) -> Outcome<Comparison> {
    // What a call and a loop take by themselves is timed beside it.
    let nothing = Snippet("None", origin: SourceLocation(file: "nothing", line: 1))
    let experiment = Experiment(
      setup: setup,
      variants: [
        Variant(name: "an empty loop", code: nothing), Variant(name: "the code", code: code),
      ],
      use: nil, n: n)
    let scratch = try scratchFolder()
    var draft = ComparisonDraft(self, experiment)
    var timing = TimingRun(
      self, experiment, effort: effort, budget: budget, monitor: monitor, scratch: scratch.path,
      kept: [0, 0])
    let failure = try timing.run()
    timing.store(in: &draft)
    if let failure, failure.kind != .interrupted { return .failed(failure) }
    draft.isComplete = failure == nil
    return .value(draft.judged())
  }

  var engineWarnings: [Warning] { interpreter.warnings }

  var conditions: MachineConditions {
    var conditions = MachineConditions()
    conditions.isFreeThreaded = interpreter.isFreeThreaded
    conditions.hasProbe = probe != nil
    return conditions
  }

  /// What this engine's figures suffer from, whatever is measured.
  var warnings: [Warning] { engineWarnings + conditions.warnings }

  func worker(
    scratch: String, budget: Budget, probed: Bool, hashSeed: UInt32
  ) throws(EngineError) -> Worker {
    try OpenFiles.check(for: identity.path)
    do {
      return try Worker(
        WorkerCommand(
          path: identity.path,
          // From 3.13 on `-c` itself imports something before the loader runs, so the current folder must
          // not be on the path by then; `-P`, which leaves it out, is there since 3.11.
          arguments: (interpreter.minor >= 11 ? ["-P"] : []) + [
            "-q", "-c", Self.loader, String(budget.processes), withheldPath,
          ],
          environment: environment(hashSeed: hashSeed, probed: probed),
          program: compiled ?? Self.harness, probe: probed ? probe : nil, scratch: scratch,
          budget: budget))
    } catch {
      if error.isOfLimits {
        throw .limited(path: identity.path, reason: error.message, hint: SystemError.limitsHint)
      }
      throw .cannotStart(path: identity.path, reason: error.message)
    }
  }

  func members(of experiment: Experiment, _ index: Int) -> [String: JSONValue] {
    VariantRequest(experiment, index).members
  }

  private func environment(hashSeed: UInt32, probed: Bool) -> [String: String] {
    var all = ProcessInfo.processInfo.environment
    // Each of these changes what is measured, or starts something of its own.
    for name in [
      "PYTHONMALLOC", "PYTHONTRACEMALLOC", "PYTHONDEVMODE", "PYTHONINSPECT", "PYTHONSTARTUP",
      "PYTHONUNBUFFERED", "PYTHONOPTIMIZE", "PYTHONPROFILEIMPORTTIME", "PYTHONFAULTHANDLER",
    ] { all[name] = nil }
    all["PYTHONHASHSEED"] = String(hashSeed)
    // What depends on where one stands comes back when the harness is there: `withheldPath`.
    let (fixed, moving) = all.pythonPath
    if !moving.isEmpty { all["PYTHONPATH"] = fixed.isEmpty ? nil : fixed.joined(separator: ":") }
    if let site = packages.site {
      all.putFirst(on: "PYTHONPATH", site)
      // Processes that the code starts must be of the same interpreter, as with PySpark's workers.
      all["PYSPARK_PYTHON"] = identity.path
    }
    if probed { all["ARROW_DEFAULT_MEMORY_POOL"] = "system" }
    return all
  }

  /// The user's `PYTHONPATH` where an entry of it means the current folder or one below: the interpreter
  /// would look there for its own modules before the harness is loaded. Empty where none does.
  private var withheldPath: String {
    let all = ProcessInfo.processInfo.environment
    return all.pythonPath.moving.isEmpty ? "" : all["PYTHONPATH"] ?? ""
  }

  /// Has a worker hand over the compiled harness, for those that follow it.
  func learn(from worker: Worker) {
    guard compiled == nil,
      case .result(let json, _) = worker.request("bytecode", monitor: SilentMonitor()),
      let text = json["bytecode"]?.string, let code = Data(base64Encoded: text)
    else { return }
    compiled = Array(Self.bytecodeMark.utf8) + Array(code)
  }

  /// What tells the compiled harness from its text.
  private static let bytecodeMark = "bytecode"

  /// Runs the harness in a namespace of its own, with builtins of its own: `__main__` is the learner's,
  /// and so is what every other module finds as `print` or `len`.
  ///
  /// While it is loaded, modules come from the standard library alone, whatever lies in the current
  /// folder. `start` in `serving.py` gives the session its own path.
  private static let loader = """
    import builtins, marshal, sys
    path, known, os = list(sys.path), set(sys.modules), sys.modules["os"]
    library = os.path.dirname(os.path.abspath(os.__file__))
    sys.path[:] = [each for each in path if each.endswith("/lib-dynload") or each and \
    os.path.normpath(each) == library] or [each for each in path if each]
    program = open(\(Worker.programDescriptor), "rb")
    program.seek(0)
    text = program.read()
    code = marshal.loads(text[\(bytecodeMark.utf8.count):]) if text.startswith(b"\(bytecodeMark)") \
    else compile(text, "<heft>", "exec")
    exec(code, {"__name__": "heft", "__builtins__": dict(vars(builtins)), "CHANNEL": \(Worker.channelDescriptor), "CODE": code, \
    "PROGRAM": program, "PROCESSES": int(sys.argv[1]), "PATH": path, "KNOWN": known, \
    "WITHHELD": sys.argv[2]})
    """

  /// A part of the harness as a text in it, which `load` in `session.py` reads where it is needed first:
  /// most processes do without, and reading takes a while.
  private static func later(_ name: String, _ part: [UInt8]) -> [UInt8] {
    Array("\(name) = r'''".utf8) + part + Array("'''\n".utf8)
  }

  /// The harness: its files, joined in order.
  private static let harness: [UInt8] =
    [
      PackageResources.ground_py, PackageResources.looking_py, PackageResources.protocol_py,
      PackageResources.snippets_py, PackageResources.digest_py,
      later("OUTSIDE", PackageResources.outside_py), later("NEEDING", PackageResources.needing_py),
      PackageResources.session_py, PackageResources.completion_py,
      PackageResources.measuring_py, PackageResources.anatomy_py, PackageResources.layout_py,
      PackageResources.sealing_py,
      PackageResources.timing_py, PackageResources.asking_py, PackageResources.copying_py,
      PackageResources.input_py, PackageResources.serving_py,
    ].flatMap { $0 }
}
