internal import Basics
internal import CPlatform
internal import Glibc

extension Worker {
  /// What came of an attempt to copy a worker.
  enum Copying {
    /// A copy that waits; its first request makes it a worker like any other.
    ///
    /// - Parameters:
    ///   - threads: how many threads of libraries the original has and the copy lacks.
    ///   - files: how many files of the code's both hold open.
    case made(Worker, took: Duration, threads: Int, files: Int)
    /// Why there is none, as the end of a sentence.
    case impossible(String)
  }

  /// How long a copy may take: a fork copies page tables, about 2 ms for each 100 MB.
  private static let limit: Duration = .seconds(10)

  /// Has the worker leave a copy of itself behind, made by `fork`, so that only the pages that
  /// either changes later take memory.
  ///
  /// The copy has a socket, pipes and a page of counters of its own, and becomes a child of the warden. It
  /// ends by itself when its socket does, which is when heft does, however that ends.
  ///
  /// - Parameter stays: Whether it outlives the code that runs next. Such a copy must hold nothing
  ///   open of which others would notice that it is not closed.
  func copy(stays: Bool) -> Copying {
    do throws(SystemError) {
      return try makeCopy(stays)
    } catch {
      return .impossible(error.message)
    }
  }

  private func makeCopy(_ stays: Bool) throws(SystemError) -> Copying {
    let start = ContinuousClock.now
    let counters = try CounterPage()
    let sockets = try Descriptor.socketPair()
    let output = try Descriptor.pipe()
    let errors = try Descriptor.pipe()
    let given = [
      sockets.far.number, counters.file.number, output.far.number, errors.far.number,
    ]
    let socket = channel.number
    var isAsked = false
    let reply = request(
      "copy", ["stays": .bool(stays)], time: Self.limit, monitor: SilentMonitor()
    ) { event, _ in
      guard event == "descriptors", !isAsked else { return }
      isAsked = true
      _ = heft_send_descriptors(socket, given, given.count)
    }
    let facts: JSONValue
    switch reply {
    case .failed(let failure): return .impossible(String(failure.sentence.dropLast()))
    case .result(let json, _): facts = json
    }
    if let reason = facts["reason"]?.string { return .impossible(reason) }
    countCopy()
    let near = sockets.closingFar()
    guard let id = Self.greeting(on: near) else {
      return .impossible("the copy did not answer")
    }
    let process = try WorkerProcess(id, copyOf: process)
    let copy = Worker(
      process, copyOf: self, counters: counters, channel: near, output: output.closingFar(),
      errors: errors.closingFar())
    return .made(
      copy, took: ContinuousClock.now - start, threads: facts["threads"]?.int ?? 0,
      files: facts["files"]?.int ?? 0)
  }

  /// The number of the process that the copy's first line names.
  private static func greeting(on socket: borrowing Descriptor) -> pid_t? {
    var lines = LineReader()
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
      if let line = lines.next() {
        let message = try? JSONValue(parsing: line)
        return message?["result"]?["process"]?.int.flatMap(pid_t.init(exactly:))
      }
      var request = pollfd(fd: socket.number, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 100) > 0 else { continue }
      guard case .bytes(let bytes) = socket.read(upTo: 4096) else { return nil }
      lines.append(bytes)
    }
    return nil
  }

  /// Makes a copy the worker: what was started is its own from now on.
  func takeOver() { process.stopWaiting() }

  /// Whether a file that it holds open was locked or deleted.
  var holdsLockedOrDeletedFile: Bool { ProcessTable.holdsLockedOrDeletedFile(process.id) }

  /// Bytes of memory that only this process has.
  var privateMemory: ByteCount? { ProcessTable.privateMemory(of: process.id).map(ByteCount.init) }

  /// The anonymous memory of this process, shared pages in full.
  var anonymousMemory: Int { ProcessTable.anonymousMemory(of: process.id) ?? 0 }

  /// The anonymous memory of this process, shared pages divided among those who share them.
  var anonymousPart: Int { ProcessTable.anonymousPart(of: process.id) ?? 0 }
}
