import Basics
import Engines
import Measuring
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The interpreters that tests run on: one of each minor version that is found.
///
/// `HEFT_REQUIRE_PYTHONS=3.9,3.10` makes a missing one a failure, so that a green run cannot mean
/// that nothing ran.
enum Pythons {
  static let required: [String] = {
    guard let text = getenv("HEFT_REQUIRE_PYTHONS") else { return [] }
    return String(cString: text).split(separator: ",").map(String.init)
  }()

  static let all: [PythonInterpreter] = {
    let finder = InterpreterFinder()
    let minors = (9...15).map { "3.\($0)" }
    // Releases that are named in full come beside one of each version.
    let releases = required.filter { $0.split(separator: ".").count == 3 }
    let found = (minors + releases).compactMap { try? finder.choose($0) }
    print("interpreters under test: \(found.map(\.identity.version).joined(separator: ", "))")
    return found
  }()

  /// One to run on where the version does not matter.
  static var any: PythonInterpreter {
    get throws { try #require(all.last { $0.minor <= 12 } ?? all.first) }
  }

  static func minor(_ minor: Int) -> PythonInterpreter? { all.first { $0.minor == minor } }
}

/// A monitor that remembers what it saw and can interrupt at a word.
final class RecordingMonitor: Monitor {
  var phases: [String] = []
  var printed = ""
  var ticks = 0
  var sawLive = false
  /// Asks to stop once something printed holds this.
  var interruptAt: String?
  private var interrupted = false

  func worker(printed text: String, to stream: OutputStream) { printed += text }
  func worker(phase: String) { phases.append(phase) }
  func worker(tick elapsed: Duration, live: ByteCount?) {
    ticks += 1
    if let live, live > .zero { sawLive = true }
  }
  var interruptDescriptor: Int32? { nil }
  func takeInterrupt() -> Bool {
    guard let interruptAt, !interrupted, printed.contains(interruptAt) else { return false }
    interrupted = true
    return true
  }
}

func typed(_ code: String, entry: Int = 1) -> Snippet {
  Snippet(code, origin: SourceLocation(file: "heft[\(entry)]", line: 1))
}

/// A session on some interpreter.
func session(
  on python: PythonInterpreter? = nil, budget: Budget = Budget(time: .seconds(30))
) throws -> any EngineSession {
  try PythonEngine(try python ?? Pythons.any).startSession(budget: budget)
}

extension EngineSession {
  @discardableResult
  func run(_ code: String, entry: Int = 1, monitor: any Monitor = SilentMonitor()) -> Outcome<
    Execution
  > {
    execute(typed(code, entry: entry), monitor: monitor)
  }

  func shown(_ code: String) throws -> String? {
    let execution = try #require(run(code).value)
    return execution.shown
  }

  func size(_ code: String) -> Outcome<Sizing> {
    size(typed(code), n: nil, monitor: SilentMonitor())
  }

  /// Whether the session still does its work.
  func stillSizes() throws {
    let sizing = try #require(size("[i * 1000 for i in range(1000)]").value)
    #expect(sizing.type == "list")
    #expect(sizing.length == 1000)
    let kept = try #require(sizing.memory.kept)
    #expect((36_000...45_000).contains(kept.bytes))
  }
}

func isRunning(_ pid: Int) -> Bool {
  guard let file = fopen("/proc/\(pid)/stat", "r") else { return false }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 512)
  guard fgets(&line, 512, file) != nil else { return false }
  let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  return !text.contains(") Z ")
}
