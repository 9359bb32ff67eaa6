internal import CPlatform
internal import Glibc
internal import Synchronization

/// A running worker process, killed with all it started and reaped when its owner goes.
struct WorkerProcess: ~Copyable {
  /// The process, which is also its group.
  let id: pid_t
  /// Becomes readable when the process ends; nil on an old kernel.
  let endDescriptor: CInt?
  /// The variable that marks everything the worker starts.
  private let mark: String
  private var ending: Ending?
  /// Whether it is a copy that waits, in which nothing was started yet.
  private var isWaiting = false

  /// The copies that wait: they carry the mark of the worker that they were copied from, and stay
  /// when it goes.
  private static let waiting = Mutex<Set<pid_t>>([])

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
    _ = Self.areReaped
    Self.reapKilled()
    let mark = "\(Self.markOfThisProcess)\(Self.next())"
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

  /// Takes over a copy of a worker, which leads a group of its own and waits.
  ///
  /// - Throws: where the copy is no child of this process, so that its ending could not be known.
  init(_ id: pid_t, copyOf original: borrowing WorkerProcess) throws(SystemError) {
    self.id = id
    mark = original.mark
    isWaiting = true
    // The number came from the worker, whose code may have said another.
    guard id > 1, ProcessTable.parent(of: id) == getpid(), original.started(id),
      !Self.waiting.withLock({ $0.contains(id) }), heft_has_ended(id) == 0
    else { throw SystemError(code: ECHILD) }
    let descriptor = heft_process_descriptor(id)
    endDescriptor = descriptor >= 0 ? descriptor : nil
    Self.waiting.withLock { _ = $0.insert(id) }
  }

  /// How the marks of all workers of this process begin.
  private static let markOfThisProcess = "HEFT_WORKER=\(getpid())-"

  /// Has workers end with this process, and noted folders go, where it is killed and can see to neither
  /// itself; once is enough.
  static let areReaped = heft_reap_after_this_process(markOfThisProcess) == 0

  /// Makes this process the parent of copies whose worker ends; once is enough.
  static let adoptsOrphans = heft_adopt_orphans() == 0

  deinit {
    if ending == nil {
      killAll()
      heft_wait(id, 1, nil)
      forget()
    }
    if let endDescriptor { close(endDescriptor) }
  }

  /// From now on it is the worker, and what bears its mark was started by it.
  mutating func stopWaiting() {
    forgetWaiting()
    isWaiting = false
  }

  private func forgetWaiting() {
    if isWaiting { Self.waiting.withLock { _ = $0.remove(id) } }
  }

  /// How it ended; nil while it runs. What it started ends with it.
  mutating func poll() -> Ending? {
    ending ?? (heft_has_ended(id) != 0 ? kill() : nil)
  }

  /// Kills it with all it started, and says how it ended.
  mutating func kill() -> Ending {
    if let ending { return ending }
    // It is reaped last: until then its number, and so its group's, cannot become another's.
    killAll()
    var found = heft_ending()
    let reaped = heft_wait(id, 1, &found) == 1
    forget()
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

  /// Whether a group has members, all of which were started by it: they descend from it or bear its mark.
  func started(wholeGroup group: pid_t) -> Bool {
    let table = ProcessTable()
    let members = table.entries.filter { $0.group == group && !$0.isZombie }
    let descendants = Set(table.descendants(of: id).map(\.id))
    return !members.isEmpty
      && members.allSatisfy { descendants.contains($0.id) || started($0.id) }
  }

  /// Whether a process bears its mark.
  private func started(_ other: pid_t) -> Bool { ProcessTable.isMarked(other, with: mark) }

  /// Changes how much private memory it may hold.
  func limitMemory(_ bytes: Int) {
    _ = heft_limit_memory(id, UInt64(max(0, bytes)))
  }

  /// Lets it take so many more seconds of processor time: the backstop for a killed heft.
  func limitProcessorTime(seconds: Int) {
    _ = heft_limit_processor_time(id, UInt64(seconds))
  }

  /// Kills the group at one blow, then whoever left it; repeats while somebody turns up, since
  /// what is being killed may be forking.
  private func killAll() {
    _ = Glibc.kill(-id, SIGKILL)
    guard !isWaiting else { return }
    var killed: Set<pid_t> = []
    for _ in 0..<20 {
      let spared = Self.waiting.withLock { $0 }.union([id])
      let others = ProcessTable.started(with: mark).filter { !spared.contains($0) }
      if others.isEmpty { break }
      for other in others { _ = Glibc.kill(other, SIGKILL) }
      killed.formUnion(others)
      usleep(1000)
    }
    Self.dying.withLock { $0.formUnion(killed) }
  }

  /// Leaves what is left of it to ``reapKilled()``: its group, now that it is reaped itself.
  private func forget() {
    forgetWaiting()
    Self.dying.withLock { _ = $0.insert(-id) }
    Self.reapKilled()
  }

  /// What was killed and may not have ended yet, a group as a negative number.
  private static let dying = Mutex<Set<pid_t>>([])

  /// Takes note of the ends of what was killed and lost its own parent: it is a child of this process
  /// where that adopts orphans, and would stay as a zombie.
  private static func reapKilled() {
    dying.withLock { dying in
      dying = dying.filter { process in
        var outcome: CInt
        repeat { outcome = heft_wait(process, 0, nil) } while outcome == 1
        return outcome == 0
      }
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
