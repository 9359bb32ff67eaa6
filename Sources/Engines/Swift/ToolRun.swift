internal import Basics
internal import CPlatform
internal import FoundationEssentials
internal import Glibc

/// One run of a tool that answers and ends, under a budget, while a monitor is kept informed.
struct ToolRun {
  let path: String
  let arguments: [String]
  /// Private memory that it may hold; nil where that is its own affair.
  var memory: ByteCount?
  let time: Duration
  /// More of its output is left out.
  static let outputLimit = 64 << 20

  /// Describes a run.
  init(path: String, arguments: [String], memory: ByteCount? = nil, time: Duration) {
    self.path = path
    self.arguments = arguments
    self.memory = memory
    self.time = time
  }

  /// How it went.
  struct Result {
    var ending: WorkerProcess.Ending
    var output: String
    var errors: String
    /// Why it was stopped; nil where it ended by itself.
    var stopped: StopReason?
  }

  /// Runs it and waits.
  func run(monitor: any Monitor) throws(SystemError) -> Result {
    let output = try Descriptor.pipe()
    let errors = try Descriptor.pipe()
    let nothing = try Descriptor(open: "/dev/null", flags: O_RDONLY)
    var environment = ProcessInfo.processInfo.environment
    environment["LD_PRELOAD"] = nil
    environment["TMPDIR"] = ScratchFolder.usableParent
    // The compiler keeps the modules of C there that it builds, and fails where it cannot.
    let named = environment["XDG_CACHE_HOME"] ?? ""
    let caches = named.hasPrefix("/") ? named : "\(environment["HOME"] ?? "")/.cache"
    if Surroundings.whyNotWritable(caches) != nil {
      environment["XDG_CACHE_HOME"] = try KeptFolder.empty("caches")
    }
    var process = try WorkerProcess(
      path: path, arguments: arguments, environment: environment, directory: "/",
      descriptors: [(nothing.number, 0), (output.far.number, 1), (errors.far.number, 2)],
      limits: heft_limits(
        data: memory.map { UInt64($0.bytes) } ?? HEFT_UNLIMITED, file_bytes: HEFT_UNLIMITED,
        open_files: HEFT_UNLIMITED))
    var standardOutput = OutputReader(
      stream: .standardOutput, descriptor: output.closingFar())
    var standardError = OutputReader(stream: .standardError, descriptor: errors.closingFar())
    let start = ContinuousClock.now
    var lastTick = start
    var stopped: StopReason?
    var ending: WorkerProcess.Ending?
    while standardOutput.isOpen || standardError.isOpen || ending == nil {
      var watched = [
        standardOutput.waitable, standardError.waitable, process.endDescriptor,
        monitor.interruptDescriptor,
      ].compactMap { $0 }.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if ending != nil { watched.removeAll { $0.fd == process.endDescriptor } }
      poll(&watched, nfds_t(watched.count), 50)
      _ = standardOutput.read(budget: Self.outputLimit)
      _ = standardError.read(budget: Self.outputLimit)
      if ending == nil { ending = process.poll() }
      let now = ContinuousClock.now
      if now - lastTick > .milliseconds(50) {
        lastTick = now
        monitor.worker(tick: now - start, live: nil)
      }
      if stopped == nil {
        if monitor.takeInterrupt() { stopped = .interrupted }
        if now - start > time { stopped = .timedOut }
        if stopped != nil { ending = process.kill() }
      }
    }
    return Result(
      ending: ending ?? process.kill(), output: standardOutput.text, errors: standardError.text,
      stopped: stopped)
  }
}
