internal import CPlatform
internal import Glibc

/// A running worker process, killed with all it started and reaped when its owner goes.
struct WorkerProcess: ~Copyable {
  /// The process, which is also its group.
  let id: pid_t
  /// Becomes readable when the process ends; nil on an old kernel.
  let endDescriptor: CInt?
  /// The variable that marks everything the worker starts.
  private let mark: String
  private var ending: Ending?

  /// How a process ended.
  enum Ending: Hashable {
    case exit(Int)
    case signal(CInt)
  }

  /// Starts a process. The environment is given a mark by which its offspring is found.
  init(
    path: String, arguments: [String], environment: [String: String], directory: String? = nil,
    descriptors: [(source: CInt, target: CInt)], limits: heft_limits
  ) throws(SystemError) {
    let mark = "HEFT_WORKER=\(getpid())-\(Self.next())"
    let lines = environment.map { "\($0.key)=\($0.value)" } + [mark]
    let table = descriptors.map { heft_descriptor(source: $0.source, target: $0.target) }
    var process: pid_t = 0
    let error = Self.withCStrings([path] + arguments) { argumentList in
      Self.withCStrings(lines) { environmentList in
        table.withUnsafeBufferPointer { table in
          path.withCString { path in
            Self.withOptionalCString(directory) { directory in
              var request = heft_spawn_request(
                path: path, arguments: argumentList, environment: environmentList,
                directory: directory, descriptors: table.baseAddress,
                descriptor_count: table.count, limits: limits)
              return heft_spawn(&request, &process)
            }
          }
        }
      }
    }
    guard error == 0 else { throw SystemError(code: error) }
    id = process
    self.mark = mark
    let descriptor = heft_process_descriptor(process)
    endDescriptor = descriptor >= 0 ? descriptor : nil
  }

  deinit {
    if ending == nil {
      Self.killAll(id: id, mark: mark)
      heft_wait(id, 1, nil)
    }
    if let endDescriptor { close(endDescriptor) }
  }

  /// How it ended; nil while it runs. What it started ends with it.
  mutating func poll() -> Ending? {
    ending ?? (heft_has_ended(id) != 0 ? kill() : nil)
  }

  /// Kills it with all it started, and says how it ended.
  mutating func kill() -> Ending {
    if let ending { return ending }
    // It is reaped last: until then its number, and so its group's, cannot become another's.
    Self.killAll(id: id, mark: mark)
    var found = heft_ending()
    let reaped = heft_wait(id, 1, &found) == 1
    let ending: Ending =
      !reaped
      ? .signal(SIGKILL) : found.signal != 0 ? .signal(found.signal) : .exit(Int(found.code))
    self.ending = ending
    return ending
  }

  /// Sends a signal to its group.
  func signal(_ number: CInt) {
    guard ending == nil else { return }
    _ = Glibc.kill(-id, number)
  }

  /// Lets it take so many more seconds of processor time: the backstop for a killed heft.
  func limitProcessorTime(seconds: Int) {
    _ = heft_limit_processor_time(id, UInt64(seconds))
  }

  /// Kills the group at one blow, then whoever left it; repeats while somebody turns up, since
  /// what is being killed may be forking.
  private static func killAll(id: pid_t, mark: String) {
    _ = Glibc.kill(-id, SIGKILL)
    for _ in 0..<20 {
      let others = ProcessTable.started(with: mark).filter { $0 != id }
      if others.isEmpty { return }
      for other in others { _ = Glibc.kill(other, SIGKILL) }
      usleep(1000)
    }
  }

  private static func next() -> UInt64 { UInt64.random(in: 0..<(1 << 60)) }

  private static func withOptionalCString<Result>(
    _ text: String?, _ body: (UnsafePointer<CChar>?) -> Result
  ) -> Result {
    guard let text else { return body(nil) }
    return text.withCString(body)
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return copies.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        preconditionFailure("the list holds at least its end")
      }
      return body(base)
    }
  }
}
