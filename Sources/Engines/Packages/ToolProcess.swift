internal import Basics
internal import CPlatform
internal import FoundationEssentials
internal import Glibc

/// A program that answers a question or does a piece of work for heft: pip, java, an interpreter
/// that is asked for its packages. No code of a learner's runs in it, so it has no budget.
struct ToolProcess {
  /// What it said, and how it ended.
  struct Outcome {
    var output = ""
    var errors = ""
    /// Nil where it was stopped: by the person, because its time was up, or because it said too much.
    var exit: Int?
    var wasInterrupted = false
    var wasFlood = false

    var succeeded: Bool { exit == 0 }
  }

  let path: String
  let arguments: [String]
  var environment: [String: String] = ProcessInfo.processInfo.environment
  /// How long it may take.
  var time: Duration = .seconds(20)
  /// How many bytes it may say; more than any of them does, unless one knows better.
  var limit = 16 << 20

  /// Runs it to its end; `onLine` is called with each line that it prints on standard output.
  func run(
    monitor: any Monitor = SilentMonitor(), onLine: (String) -> Void = { _ in }
  ) throws(SystemError) -> Outcome {
    let outputPipe = try Descriptor.pipe()
    let errorPipe = try Descriptor.pipe()
    let nothing = try Descriptor(open: "/dev/null", flags: O_RDONLY)
    var process = try WorkerProcess(
      path: path, arguments: arguments, environment: environment, directory: "/",
      descriptors: [
        (nothing.number, 0), (outputPipe.far.number, 1), (errorPipe.far.number, 2),
      ],
      limits: heft_limits(
        data: HEFT_UNLIMITED, file_bytes: HEFT_UNLIMITED, open_files: HEFT_UNLIMITED))
    var output = OutputReader(stream: .standardOutput, descriptor: outputPipe.closingFar())
    var errors = OutputReader(stream: .standardError, descriptor: errorPipe.closingFar())
    var outcome = Outcome()
    var line = ""
    let start = ContinuousClock.now
    var ending: WorkerProcess.Ending?
    // What it started and left behind may hold the pipes open for ever: its own end is what counts.
    while ending == nil ? output.isOpen || errors.isOpen : output.hasMore || errors.hasMore {
      var watched = [
        output.waitable, errors.waitable, process.endDescriptor, monitor.interruptDescriptor,
      ].compactMap { $0 }.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      poll(&watched, nfds_t(watched.count), 100)
      ending = ending ?? process.poll()
      for character in output.read(budget: limit) {
        if character.isNewline {
          onLine(line)
          line = ""
        } else {
          line.append(character)
        }
      }
      _ = errors.read(budget: limit)
      let elapsed = ContinuousClock.now - start
      monitor.worker(tick: elapsed, live: nil)
      outcome.wasInterrupted = monitor.takeInterrupt()
      outcome.wasFlood = max(output.count, errors.count) > limit
      if outcome.wasInterrupted || outcome.wasFlood || elapsed > time {
        _ = process.kill()
        return outcome
      }
    }
    while ending == nil {
      ending = process.poll()
      if ending == nil { usleep(1000) }
      if ContinuousClock.now - start > time {
        _ = process.kill()
        return outcome
      }
    }
    if case .exit(let code)? = ending { outcome.exit = code } else { outcome.exit = -1 }
    outcome.output = output.text
    outcome.errors = errors.text
    return outcome
  }
}
