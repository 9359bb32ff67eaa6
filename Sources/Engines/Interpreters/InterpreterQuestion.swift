internal import Basics
internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// The one question that an interpreter is asked before anything runs in it: who are you?
///
/// It is asked in `/`, without the user's own modules, and once in the life of this process: one that
/// hangs or floods costs no more than that.
struct InterpreterQuestion {
  /// What it says.
  struct Answer {
    var executable: String
    var version: String
    var implementation: String
    var build: String
    var isFreeThreaded: Bool
    var isDebugBuild: Bool
    var major: Int
    var minor: Int
  }

  let path: String

  /// How long one may take.
  static let patience: Duration = .seconds(3)
  /// How much one may say.
  private static let limit = 64 << 10

  /// Written so that Python 2 can answer it too, which knows neither `-I` nor `-P`: so the folder that
  /// `-c` puts first is taken away before anything is imported. `sys.executable` leads through pyenv's
  /// shims.
  private static let program = """
    import sys
    sys.path[:] = [each for each in sys.path if each]
    import platform, json
    try:
        import sysconfig
        free = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    except Exception:
        free = False
    print(json.dumps([sys.executable, platform.python_version(),
        getattr(getattr(sys, "implementation", None), "name", platform.python_implementation().lower()),
        ", ".join(platform.python_build()) + ", " + platform.python_compiler(),
        free, hasattr(sys, "gettotalrefcount"), sys.version_info[0], sys.version_info[1]]))
    """

  /// What files said before, by path and what tells one file from another.
  private static let answers = Mutex<[String: Result<Answer, EngineError>]>([:])
  /// What is left of the time that all who do not answer may take together.
  private static let waste = Mutex<Duration>(.seconds(9))

  /// What it says, or said before.
  func ask() throws(EngineError) -> Answer {
    try OpenFiles.check(for: path)
    var facts = stat()
    stat(path, &facts)
    let key =
      "\(facts.st_dev) \(facts.st_ino) \(facts.st_size) \(facts.st_mtim.tv_sec) \(facts.st_mtim.tv_nsec) \(path)"
    if let known = Self.answers.withLock({ $0[key] }) { return try known.get() }
    let answer: Result<Answer, EngineError>
    do throws(EngineError) {
      answer = .success(try askNow())
    } catch {
      answer = .failure(error)
    }
    Self.answers.withLock { $0[key] = answer }
    return try answer.get()
  }

  private func askNow() throws(EngineError) -> Answer {
    let patience = min(Self.patience, Self.waste.withLock { $0 })
    guard patience > .zero else {
      throw .unusable(
        path: path, reason: "it was not asked, since others that do not answer took all the time")
    }
    let outcome: ToolProcess.Outcome
    let start = ContinuousClock.now
    do throws(SystemError) {
      // Without `site`: who it is does not depend on it, and what it runs is not heft's to run.
      outcome = try ToolProcess(
        path: path, arguments: ["-s", "-S", "-c", Self.program],
        environment: ProcessInfo.processInfo.environment.forQuestions, time: patience,
        limit: Self.limit
      ).run()
    } catch {
      guard error.isOfLimits else { throw .unusable(path: path, reason: error.message) }
      throw .limited(path: path, reason: error.message, hint: SystemError.limitsHint)
    }
    if outcome.wasFlood {
      throw .unusable(path: path, reason: "it printed more than an answer")
    }
    guard let exit = outcome.exit else {
      Self.waste.withLock { $0 -= ContinuousClock.now - start }
      throw .unusable(path: path, reason: "it did not answer within \(patience.text)")
    }
    guard let line = outcome.output.split(separator: "\n").last,
      let json = try? JSONValue(parsing: Array(line.utf8)), let items = json.array,
      items.count == 8,
      let executable = items[0].string, let version = items[1].string,
      let implementation = items[2].string, let build = items[3].string,
      let major = items[6].int, let minor = items[7].int
    else { throw .unusable(path: path, reason: reason(exit, outcome.errors)) }
    return Answer(
      executable: executable.isEmpty ? path : executable, version: version,
      implementation: implementation, build: build, isFreeThreaded: items[4].bool ?? false,
      isDebugBuild: items[5].bool ?? false, major: major, minor: minor)
  }

  private func reason(_ exit: Int, _ errors: String) -> String {
    if exit == 0 { return "it did not say which version it is" }
    let cause = Self.cause(in: errors) ?? "it ended without a word"
    let home = ProcessInfo.processInfo.environment["PYTHONHOME"] ?? ""
    return home.isEmpty ? cause : "\(cause); PYTHONHOME is \(home)"
  }

  /// The line in which an interpreter that failed says why. CPython's fatal errors are followed by the
  /// state of its threads, and preceded by its paths.
  static func cause(in errors: String) -> String? {
    let lines = errors.split(separator: "\n").map { line in
      String(line.drop { $0.isWhitespace })
    }.filter { !$0.isEmpty }
    let named = lines.first { $0.hasPrefix("Fatal Python error") }
    let deeper = lines.last { line in
      ["ModuleNotFoundError", "ImportError", "SyntaxError"].contains { line.hasPrefix($0) }
    }
    let found = deeper ?? named ?? lines.last
    return found.map { line in
      let text = line.prefix(300)
      return String(text.hasSuffix(".") ? text.dropLast() : text)
    }
  }
}
