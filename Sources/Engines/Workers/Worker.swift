internal import Basics
internal import CPlatform
internal import Glibc

/// A process in which a learner's code runs, and the conversation with it.
///
/// Requests and replies are JSON lines over a socket; what the code prints comes over pipes. One
/// request at a time: the call waits, on the caller's thread, for the reply, the worker's end, the
/// budget's, or the user's wish to stop.
final class Worker {
  /// Where the worker finds its socket; what else it is given follows.
  static let channelDescriptor = OpenFiles.firstGiven
  static let countersDescriptor = channelDescriptor + 1
  static let programDescriptor = channelDescriptor + 2

  /// How long a polite request to stop may take before a rude one follows.
  static let grace: Duration = .milliseconds(1000)

  /// What a request may take; a change of its memory holds at once, in the kernel too.
  var budget: Budget {
    didSet {
      guard budget.memory != oldValue.memory, ended == nil else { return }
      process.limitMemory(budget.memory.bytes + WorkerCommand.interpreterShare)
    }
  }
  private let path: String
  private let scratchPath: String
  /// What the present request writes into the scratch folder.
  private var scratch: ScratchWatch?
  /// What the code holds in files that are memory.
  private var files = SharedFiles()
  var process: WorkerProcess
  let counters: CounterPage
  let channel: Descriptor
  private var lines = LineReader()
  private var standardOutput: OutputReader
  private var standardError: OutputReader
  private var ended: WorkerProcess.Ending?
  private var serial = 0
  private var outgoing: ArraySlice<UInt8> = []
  private var channelIsOpen = true
  /// The highest resident memory of each process that the code started, as far as it was seen.
  private var highWater: [pid_t: Int] = [:]
  /// A copy of the worker that runs the request, a group of its own.
  private var fork: pid_t?
  /// What heft itself does in the worker at the moment; nil where the code may run.
  private var ownPhase: String?
  private var ownOperation: String?

  /// What the worker said of itself; nil until it was heard.
  private(set) var greeting: JSONValue?
  /// What a program said of the signal that ends it; nil where it said nothing.
  private(set) var crash: JSONValue?
  /// How many of the processes that were started are copies that heft asked for.
  private var ownChildren = 0

  /// Starts a worker and returns at once.
  init(_ command: WorkerCommand) throws(SystemError) {
    let counters = try CounterPage()
    let sockets = try Descriptor.socketPair()
    let output = try Descriptor.pipe()
    let errors = try Descriptor.pipe()
    let program = try Descriptor.memoryFile("heft-program", size: 0)
    try program.write(all: command.program)
    let nothing = try Descriptor(open: "/dev/null", flags: O_RDONLY)
    process = try WorkerProcess(
      path: command.path, arguments: command.arguments, environment: command.fullEnvironment,
      descriptors: [
        (nothing.number, 0), (output.far.number, 1), (errors.far.number, 2),
        (sockets.far.number, Self.channelDescriptor),
        (counters.file.number, Self.countersDescriptor),
        (program.number, Self.programDescriptor),
      ], limits: command.limits)
    budget = command.budget
    path = command.path
    scratchPath = command.scratch
    self.counters = counters
    sockets.near.setNonBlocking()
    channel = sockets.near
    standardOutput = OutputReader(stream: .standardOutput, descriptor: output.near)
    standardError = OutputReader(stream: .standardError, descriptor: errors.near)
  }

  /// Takes over a copy of another worker, with what leads to it; see ``copy()``.
  init(
    _ process: consuming WorkerProcess, copyOf original: Worker, counters: consuming CounterPage,
    channel: consuming Descriptor, output: consuming Descriptor, errors: consuming Descriptor
  ) {
    self.process = process
    budget = original.budget
    path = original.path
    scratchPath = original.scratchPath
    greeting = original.greeting
    ownChildren = counters.children
    self.counters = counters
    channel.setNonBlocking()
    self.channel = channel
    standardOutput = OutputReader(stream: .standardOutput, descriptor: output)
    standardError = OutputReader(stream: .standardError, descriptor: errors)
  }

  /// Words anew what comes on standard error, where a runtime speaks of places that only heft knows.
  func wordErrors(_ wording: @escaping (String) -> String) { standardError.wording = wording }

  /// Leaves the copy of it that was just made out of what its code started.
  func countCopy() { ownChildren += 1 }

  /// Whether another request can be made.
  var isAlive: Bool { ended == nil && channelIsOpen }

  /// Bytes that the worker holds now; nil without a probe.
  var live: ByteCount? {
    if let fork { return ProcessTable.residentMemory(of: fork).map(ByteCount.init) }
    return counters.live
  }

  /// Bytes of resident memory that processes started by the code had at most, each for itself.
  var childrenHighWater: Int { highWater.values.reduce(0, +) }

  /// Makes one request and waits for what comes of it.
  ///
  /// - Parameters:
  ///   - operation: What to do, and its members.
  ///   - time: The wall time it may take; the budget's where nil.
  ///   - patience: When to leave it, unharmed; its reply is then heard by nobody.
  ///   - onEvent: Called for each event that the worker sends on the way.
  ///   - onLook: Called every few milliseconds with what the worker holds; leaving it out saves that.
  func request(
    _ operation: String, _ members: [String: JSONValue] = [:], time: Duration? = nil,
    patience: Duration? = nil, monitor: any Monitor,
    onEvent: (String, JSONValue) -> Void = { _, _ in },
    onLook: ((ByteCount) -> Void)? = nil
  ) -> WorkerReply {
    serial += 1
    ownOperation = Self.lookingOperations[operation]
    ownPhase = ownOperation
    var request = members
    request["op"] = .string(operation)
    request["id"] = .int(serial)
    outgoing += Array(JSONValue.object(request).line().utf8) + [UInt8(ascii: "\n")]
    standardOutput.restart()
    standardError.restart()
    let time = time ?? budget.time
    scratch = ScratchWatch(path: scratchPath, limit: budget.scratch.bytes)
    process.limitProcessorTime(seconds: Int(time.seconds) * 8 + 60)
    var wait = Wait(time: time, monitor: monitor)
    var forkReply: JSONValue?
    while true {
      while let line = lines.next() {
        guard let message = try? JSONValue(parsing: line) else { continue }
        if let event = message["event"]?.string {
          // Of a request that was left.
          if let id = message["id"]?.int, id != serial { continue }
          if event == "result" { forkReply = message }
          if event == "input" {
            pass(message, &wait)
            continue
          }
          if event == "too many processes" { wait.stop(.tooManyProcesses) }
          handle(event, message, monitor, onEvent)
        } else if message["id"]?.int == serial {
          endFork()
          drainOutput(monitor)
          // A signal to terminate may still be on its way: that worker is of no more use.
          if wait.force > 1, forkReply == nil, message["ended"] == nil { ended = process.kill() }
          return reply(message, forkReply, wait)
        }
      }
      if let ended {
        return .failed(failure(of: ended, wait))
      }
      step(&wait, milliseconds: onLook == nil ? 50 : 4)
      if let onLook, let live { onLook(live) }
      if let patience, ContinuousClock.now - wait.start > patience, !lines.hasLine {
        endFork()
        return .failed(Failure(.timedOut, "The worker is busy."))
      }
    }
  }

  /// Lets the interpreter come to its own end, as it would anywhere: what is open is flushed, and what
  /// waits for the end runs. It gets two seconds.
  func leave() {
    let patience: Duration = .seconds(2)
    guard isAlive, case .result = request("leave", time: patience, monitor: SilentMonitor()) else {
      return
    }
    var wait = Wait(time: patience, monitor: SilentMonitor())
    while ended == nil, ContinuousClock.now - wait.start < patience {
      step(&wait, milliseconds: 20)
    }
  }

  /// Ends the worker and all it started.
  func end() {
    if ended == nil { ended = process.kill() }
    channelIsOpen = false
  }

  // MARK: Waiting

  private func step(_ wait: inout Wait, milliseconds: CInt) {
    var watched: [pollfd] = []
    func watch(_ descriptor: CInt?, _ events: Int32) {
      guard let descriptor else { return }
      watched.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
    }
    if channelIsOpen {
      watch(channel.number, Int32(POLLIN) | (outgoing.isEmpty ? 0 : Int32(POLLOUT)))
    }
    watch(standardOutput.waitable, Int32(POLLIN))
    watch(standardError.waitable, Int32(POLLIN))
    watch(process.endDescriptor, Int32(POLLIN))
    watch(wait.monitor.interruptDescriptor, Int32(POLLIN))
    poll(&watched, nfds_t(watched.count), milliseconds)
    send()
    receive()
    drainOutput(wait.monitor)
    if let ending = process.poll() {
      // What it said before it died is still in the socket and the pipes.
      receive()
      drainOutput(wait.monitor)
      ended = ending
      return
    }
    if !channelIsOpen { wait.channelClosed() }
    watchBudget(&wait)
    if !lines.hasLine { enforce(&wait) }
  }

  private func send() {
    while !outgoing.isEmpty, channelIsOpen {
      let sent = outgoing.withUnsafeBytes {
        Glibc.send(channel.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if sent > 0 {
        outgoing = outgoing.dropFirst(sent)
      } else if errno != EINTR {
        if errno != EAGAIN { outgoing = [] }
        return
      }
    }
  }

  /// Takes what arrived; only so much at once, since the code may write faster than it is read.
  private func receive() {
    for _ in 0..<64 where channelIsOpen {
      switch channel.read(upTo: 1 << 16) {
      case .bytes(let bytes): lines.append(bytes)
      case .nothingYet: return
      case .end, .failed: channelIsOpen = false
      }
    }
  }

  private func drainOutput(_ monitor: any Monitor) {
    var more = true
    while more {
      let before = (standardOutput.count, standardError.count)
      let output = standardOutput.read(budget: budget.output.bytes)
      if !output.isEmpty { monitor.worker(printed: output, to: .standardOutput) }
      let errors = standardError.read(budget: budget.output.bytes)
      if !errors.isEmpty { monitor.worker(printed: errors, to: .standardError) }
      more = before != (standardOutput.count, standardError.count) && !isFlooded
    }
  }

  private var isFlooded: Bool {
    standardOutput.count + standardError.count > budget.output.bytes
  }

  private func watchBudget(_ wait: inout Wait) {
    let now = ContinuousClock.now
    if wait.monitor.takeInterrupt() { wait.interrupt() }
    if now - wait.start > wait.time { wait.stop(.timedOut) }
    if isFlooded { wait.stop(.flooded) }
    if lines.isOverfull { wait.stop(.overfullChannel) }
    guard now - wait.lastTick > .milliseconds(50) else { return }
    wait.lastTick = now
    wait.monitor.worker(tick: now - wait.start, live: live)
    if let live = counters.live, live > budget.memory { wait.stop(.outOfMemory) }
    watchProcesses(&wait)
    if scratch?.isOver() == true { wait.stop(.wroteTooMuch) }
  }

  /// Holds the worker and all it started to the budget's memory and number of processes.
  ///
  /// The kernel's limit is on private memory of each process; shared memory, files in memory, and the sum
  /// over processes, are seen here only.
  private func watchProcesses(_ wait: inout Wait) {
    var ids = [process.id] + (fork.map { [$0] } ?? [])
    if counters.children > ownChildren || ProcessTable.hasChildren(fork ?? process.id)
      || process.hasOrphans
    {
      let all = process.offspring
      if all.count >= budget.processes { return wait.stop(.tooManyProcesses) }
      ids = [process.id] + all.map(\.id)
      for child in all {
        highWater[child.id] = ProcessTable.highWater(of: child.id) ?? highWater[child.id]
      }
    }
    files.look(at: ids)
    let limit = budget.memory.bytes + WorkerCommand.interpreterShare
    // Pages shared with the parent count in each copy, and files in memory where they are mapped, too;
    // only when that is too much are they divided.
    let inFiles = files.bytes
    guard ids.compactMap(ProcessTable.residentMemory).reduce(inFiles, +) > limit else { return }
    let mapped =
      inFiles == 0 ? 0 : ids.compactMap(ProcessTable.mappedFilesInMemory).reduce(0, +)
    let held = ids.compactMap(ProcessTable.proportionalMemory).reduce(0, +)
    if held + max(0, inFiles - mapped) > limit { wait.stop(.outOfMemory) }
  }

  private func enforce(_ wait: inout Wait) {
    guard let reason = wait.reason else { return }
    let now = ContinuousClock.now
    if !reason.isGentle {
      if fork == nil { process.signal(SIGKILL) } else { signalFork(SIGKILL) }
      if reason == .closedChannel || fork == nil { ended = process.kill() }
      return
    }
    guard wait.force < 3, wait.nextForce.map({ now >= $0 }) ?? true else { return }
    let signal = [SIGINT, SIGTERM, SIGKILL][wait.force]
    if fork == nil { process.signal(signal) } else { signalFork(signal) }
    wait.force += 1
    wait.nextForce = now + Self.grace
  }

  // MARK: A copy that runs the request

  /// A process that the worker named, where it is one of the worker's own: the code can write on the channel as
  /// well, and no other process is ever signalled.
  private func owned(_ id: pid_t) -> pid_t? {
    id > 1 && ProcessTable.parent(of: id) == process.id ? id : nil
  }

  private func endFork() {
    signalFork(SIGKILL)
    fork = nil
  }

  /// Signals the copy's group, as far as nobody is in it who was not started by the worker: its number may be
  /// another's by now.
  private func signalFork(_ signal: CInt) {
    guard let fork, kill(-fork, 0) == 0, process.started(wholeGroup: fork) else { return }
    _ = kill(-fork, signal)
  }

  /// Passes on a question of the code to the user, and the answer back. The time of the budget stands
  /// still meanwhile.
  private func pass(_ question: JSONValue, _ wait: inout Wait) {
    drainOutput(wait.monitor)
    // The user has pressed Ctrl-C already: the code is on its way to its end, and nobody answers it.
    guard wait.reason == nil else { return }
    let began = ContinuousClock.now
    var text: String?
    switch wait.monitor.worker(asksEchoing: question["echo"]?.bool ?? true) {
    case .line(let line): text = line + "\n"
    case .end: text = ""
    case .interrupted: wait.interrupt()
    }
    wait.leaveOut(ContinuousClock.now - began)
    guard let text else { return }
    let answer: JSONValue = ["question": question["question"] ?? .null, "answer": .string(text)]
    outgoing += Array(answer.line().utf8) + [UInt8(ascii: "\n")]
  }

  // MARK: Understanding

  private func handle(
    _ event: String, _ message: JSONValue, _ monitor: any Monitor,
    _ onEvent: (String, JSONValue) -> Void
  ) {
    switch event {
    case "ready": greeting = message
    case "crash": crash = message
    case "phase":
      let phase = message["phase"]?.string ?? ""
      ownPhase = message["own"]?.bool == true ? phase : ownOperation
      monitor.worker(phase: phase)
    case "phase over": ownPhase = ownOperation
    case "fork": fork = message["process"]?.int.flatMap(pid_t.init(exactly:)).flatMap(owned)
    default: onEvent(event, message)
    }
  }

  private var output: CapturedOutput {
    CapturedOutput(standardOutput: standardOutput.text, standardError: standardError.text)
  }

  private func reply(_ message: JSONValue, _ forkReply: JSONValue?, _ wait: Wait) -> WorkerReply {
    if let reason = wait.reason, reason != .interrupted || message["result"] == nil {
      return .failed(stopped(reason, wait))
    }
    var message = message
    if let ended = message["ended"] {
      if let forkReply {
        message = forkReply
      } else {
        let signal = CInt(clamping: ended["signal"]?.int ?? 0)
        let ending: WorkerProcess.Ending =
          signal != 0 ? .signal(signal) : .exit(ended["code"]?.int ?? 0)
        return .failed(crashOfOwn(ending) ?? FailureText.ended(ending, output))
      }
    }
    if let number = message.impossibleNumber {
      return .failed(
        Failure(
          .engine,
          "The worker answered with \(number), which no measurement gives; nothing of its answer was used.",
          hint: "Code that writes on heft's own channel can do that.", output: output))
    }
    if let failure = message["failure"] {
      return .failed(FailureText.described(failure, budget, output))
    }
    return .result(message["result"] ?? .null, output)
  }

  private func stopped(_ reason: StopReason, _ wait: Wait) -> Failure {
    var failure = FailureText.stopped(
      reason, budget, time: wait.time, excess: scratch?.excess, output)
    if reason == .outOfMemory, let file = files.largestThatStays,
      file.bytes > budget.memory.bytes / 2
    {
      failure.hint =
        "\(ByteCount(file.bytes)) of it are in \(file.path), and stay until you remove that."
    }
    return failure
  }

  private func failure(of ending: WorkerProcess.Ending, _ wait: Wait) -> Failure {
    if let reason = wait.reason {
      return stopped(reason, wait)
    }
    if greeting == nil {
      return FailureText.neverStarted(path, ending, output)
    }
    return crashOfOwn(ending) ?? FailureText.ended(ending, output)
  }

  /// The failure where heft's own work crashed; nil where the code may have been running, or somebody
  /// else ended the process.
  private func crashOfOwn(_ ending: WorkerProcess.Ending) -> Failure? {
    guard let ownPhase, case .signal(let number) = ending,
      [SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGSYS].contains(number)
    else { return nil }
    return FailureText.endedOfOwn(ownPhase, number, path, output)
  }

  /// Operations in which nothing of the code's runs, and what heft does in them.
  private static let lookingOperations = [
    "names": "listing names", "who": "weighing names", "complete": "looking for words",
    "completeness": "reading code", "is-name": "reading code",
  ]
}
