internal import Basics
internal import CPlatform
internal import FoundationEssentials
internal import Glibc

/// The one question that an interpreter is asked before anything runs in it: who are you?
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

  /// Written so that Python 2 can answer it too. `sys.executable` leads through pyenv's shims.
  private static let program = """
    import sys, platform, json
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

  /// Runs the interpreter and waits for its answer, ten seconds at most.
  func ask() throws(EngineError) -> Answer {
    let text: String
    do {
      text = try output()
    } catch {
      throw .unusable(path: path, reason: error.message)
    }
    guard let line = text.split(separator: "\n").last,
      let json = try? JSONValue(parsing: Array(line.utf8)), let items = json.array,
      items.count == 8,
      let executable = items[0].string, let version = items[1].string,
      let implementation = items[2].string, let build = items[3].string,
      let major = items[6].int, let minor = items[7].int
    else { throw .unusable(path: path, reason: "it did not say which version it is") }
    return Answer(
      executable: executable.isEmpty ? path : executable, version: version,
      implementation: implementation, build: build, isFreeThreaded: items[4].bool ?? false,
      isDebugBuild: items[5].bool ?? false, major: major, minor: minor)
  }

  private func output() throws(SystemError) -> String {
    let pipe = try Descriptor.pipe()
    let nothing = try Descriptor(open: "/dev/null", flags: O_RDWR)
    let process = try WorkerProcess(
      path: path, arguments: ["-c", Self.program],
      environment: ProcessInfo.processInfo.environment,
      descriptors: [(nothing.number, 0), (pipe.far.number, 1), (nothing.number, 2)],
      limits: heft_limits(
        data: HEFT_UNLIMITED, file_bytes: HEFT_UNLIMITED, open_files: HEFT_UNLIMITED))
    _ = process.id
    let near = pipe.closingFar()
    var bytes: [UInt8] = []
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline {
      var watched = pollfd(fd: near.number, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, 100) > 0 else { continue }
      switch near.read(upTo: 4096) {
      case .bytes(let some): bytes += some
      case .end, .failed: return String(decoding: bytes, as: UTF8.self)
      case .nothingYet: break
      }
    }
    return ""
  }
}
