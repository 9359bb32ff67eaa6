internal import CPlatform
internal import Glibc

/// A running worker process, killed with all it started and reaped when its owner goes.
struct WorkerProcess: ~Copyable {
  /// The process, which is also its group and its session.
  let id: pid_t
  /// The process below which all that it starts stays, and all its copies.
  let warden: Warden
  private var ending: Ending?
  /// Whether it is a copy that waits, in which nothing was started yet.
  private var isWaiting = false

  /// How a process ended.
  enum Ending: Hashable {
    case exit(Int)
    case signal(CInt)
  }

  /// Starts a process. A variable of its environment tells it that it is a worker of heft's.
  init(
    path: String, arguments: [String], environment: [String: String], directory: String? = nil,
    descriptors: [(source: CInt, target: CInt)], limits: heft_limits
  ) throws(SystemError) {
    _ = Self.areReaped
    _ = Self.adoptsOrphans
    let mark = "HEFT_WORKER=\(getpid())-\(UInt64.random(in: 0..<(1 << 60)))"
    let lines = environment.map { "\($0.key)=\($0.value)" } + [mark]
    let table = descriptors.map { heft_descriptor(source: $0.source, target: $0.target) }
    var spawned = heft_spawned()
    let error = Self.withCStrings([path] + arguments) { argumentList in
      Self.withCStrings(lines) { environmentList in
        table.withUnsafeBufferPointer { table in
          path.withCString { path in
            Self.withOptionalCString(directory) { directory in
              var request = heft_spawn_request(
                path: path, arguments: argumentList, environment: environmentList,
                directory: directory, descriptors: table.baseAddress,
                descriptor_count: table.count, limits: limits)
              return heft_spawn(&request, &spawned)
            }
          }
        }
      }
    }
    guard error == 0 else { throw SystemError(code: error) }
    id = spawned.process
    warden = Warden(spawned)
  }

  /// Takes over a copy of a worker, which leads a group of its own and waits.
  ///
  /// - Throws: where the copy has ended already.
  init(_ id: pid_t, copyOf original: borrowing WorkerProcess) throws(SystemError) {
    // The number came from the worker, whose code may have said another: the warden knows its own children.
    guard id > 1 else { throw SystemError(code: ECHILD) }
    try original.warden.watch(id)
    self.id = id
    warden = original.warden
    isWaiting = true
  }

  /// Has noted folders go where this process is killed, and cannot see to it itself; once is enough.
  static let areReaped = heft_reap_after_this_process() == 0

  /// Makes this process the parent of what is left where code kills its warden; once is enough.
  private static let adoptsOrphans = heft_adopt_orphans() == 0

  deinit {
    if ending == nil { _ = warden.end(id, alone: isWaiting) }
  }

  /// Becomes readable when the process ends, or another of its family.
  var endDescriptor: CInt? { ending == nil ? warden.descriptor : nil }

  /// From now on it is the worker, and what is below the warden was started by it.
  mutating func stopWaiting() { isWaiting = false }

  /// How it ended; nil while it runs. What it started ends with it.
  mutating func poll() -> Ending? {
    ending ?? (warden.ending(of: id) != nil ? kill() : nil)
  }

  /// Kills it with all it started, and says how it ended.
  mutating func kill() -> Ending {
    if let ending { return ending }
    let ending = warden.end(id, alone: isWaiting)
    self.ending = ending
    return ending
  }

  /// Sends a signal to its group.
  func signal(_ number: CInt) {
    guard ending == nil else { return }
    warden.signal(number, to: id)
  }

  /// Whether a group has members, all of which were started by it.
  func started(wholeGroup group: pid_t) -> Bool {
    let table = ProcessTable()
    let members = table.entries.filter { $0.group == group && !$0.isZombie }
    let descendants = Set(table.descendants(of: warden.id).map(\.id))
    return !members.isEmpty && members.allSatisfy { descendants.contains($0.id) }
  }

  /// Changes how much private memory it may hold.
  func limitMemory(_ bytes: Int) {
    _ = heft_limit_memory(id, UInt64(max(0, bytes)))
  }

  /// Lets it take so many more seconds of processor time: the backstop for a killed heft.
  func limitProcessorTime(seconds: Int) {
    _ = heft_limit_processor_time(id, UInt64(seconds))
  }

  /// Whether something runs below the warden that is neither it nor a copy of it: its parent has ended.
  var hasOrphans: Bool {
    guard let text = TextFile.bytes("/proc/\(warden.id)/task/\(warden.id)/children") else {
      return true  // a kernel that keeps no such list: one has to look
    }
    return text.count { $0 == UInt8(ascii: " ") } > warden.watchedCount
  }

  /// All that it started and that runs still, whatever it did to escape.
  var offspring: [ProcessTable.Entry] {
    let family = warden.watched
    return ProcessTable().descendants(of: warden.id).filter {
      !$0.isZombie && !family.contains($0.id)
    }
  }

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
