internal import Basics
internal import Glibc

/// The sentences for all ways in which code can fail.
enum FailureText {
  /// The worker was stopped by heft; `excess` says what there was too much of in its scratch folder.
  static func stopped(
    _ reason: StopReason, _ budget: Budget, time: Duration, excess: String? = nil,
    _ output: CapturedOutput
  ) -> Failure {
    switch reason {
    case .interrupted:
      Failure(.interrupted, "Interrupted.", output: output)
    case .timedOut:
      Failure(
        .timedOut, "The code ran longer than \(time.text) and was stopped.",
        hint: "Try a smaller n, or allow more time.", output: output)
    case .flooded:
      Failure(
        .flooded, "The code printed more than \(budget.output) and was stopped.",
        hint: "Only the beginning of what it printed was kept.", output: output)
    case .outOfMemory:
      outOfMemory(budget, output)
    case .tooManyProcesses:
      Failure(
        .tooManyProcesses,
        "The code started more than \(budget.processes) processes; they were all stopped.",
        hint: "Start fewer at a time, or allow more processes.", output: output)
    case .closedChannel:
      closedChannel(output)
    case .overfullChannel:
      Failure(
        .closedChannel, "The code wrote without end on the descriptor that its process answers on.",
        hint: "Write only on what the code itself opened.", output: output)
    case .wroteTooMuch:
      Failure(
        .wroteTooMuch,
        "The code \(excess ?? "wrote too much into") its scratch folder and was stopped.",
        hint: "Write less at a time, and remove what is done with.", output: output)
    }
  }

  /// The worker, or the copy of it that ran the code, ended by itself.
  static func ended(_ ending: WorkerProcess.Ending, _ output: CapturedOutput) -> Failure {
    switch ending {
    case .exit(113):  // what the harness exits with when its descriptor is gone
      return closedChannel(output)
    case .exit(let code):
      return Failure(
        .exited, "The code ended its process with exit code \(code).",
        hint: "Leave out os._exit and the like: the process also holds the session.",
        output: output)
    case .signal(let number):
      let name = signalNames[number] ?? "signal \(number)"
      let hint: String? =
        switch number {
        case SIGKILL, SIGXCPU: killed
        case SIGSEGV, SIGBUS:
          "The crash is in native code, or recursion went deeper than the stack."
        default: nil
        }
      return Failure(
        .signalled, "The code's process was ended by \(name).", hint: hint, output: output)
    }
  }

  /// The worker, or a copy of it, ended by a signal while heft looked at something in it: nothing of
  /// the code's ran then.
  static func endedOfOwn(
    _ phase: String, _ number: CInt, _ program: String, _ output: CapturedOutput
  ) -> Failure {
    let name = signalNames[number] ?? "signal \(number)"
    return Failure(
      .engine,
      "The code's process was ended by \(name) while heft was \(phase): the code is not to blame.",
      hint: "That is a fault of heft's: please report it, with the code and \(program).",
      output: output)
  }

  /// The harness failed by itself, or something that the code installed made it fail.
  private static func own(_ json: JSONValue, _ error: String, _ frames: [Frame]) -> Failure {
    if !frames.isEmpty {
      return Failure(
        .engine,
        "Code of the session's that the interpreter runs at every step stopped what heft does itself"
          + " (\(error)).",
        hint: "An audit hook, for one, cannot be removed: `reset` starts a process without it.")
    }
    return Failure(
      .engine, "What heft does itself in the code's process failed (\(error)).",
      hint: json["type"]?.string == "OSError" || json["type"]?.string == "BlockingIOError"
        ? "If the code lowered a limit of its process, `reset` starts one without it."
        : "That is a fault of heft's, not of the code's: please report it, with the code.")
  }

  /// Why a process may have been killed, other than by heft.
  private static var killed: String {
    if let seconds = OwnLimit.spentProcessorTime {
      return
        "A process may take \(seconds) s of processor time here (`\(OwnLimit.processorTime.name)`)."
    }
    if let group = MachineMemory().groupLimit {
      return
        "The control group that it runs in may hold \(group) in all; what needs more is killed."
    }
    return "Somebody killed it; the machine may be short of memory."
  }

  /// The process did not get as far as its first word.
  static func neverStarted(
    _ path: String, _ ending: WorkerProcess.Ending, _ output: CapturedOutput
  ) -> Failure {
    let last: String
    switch (InterpreterQuestion.cause(in: output.standardError), ending) {
    case (let words?, _): last = ": \(words)."
    case (nil, .signal(let number)): last = ": \(signalNames[number] ?? "signal \(number)")."
    case (nil, .exit): last = "."
    }
    return Failure(
      .notStarted, "\(path) ended before it was ready\(last)",
      hint: "`heft doctor` shows what works here.", output: output)
  }

  /// The harness caught an exception and described it.
  static func described(
    _ json: JSONValue, _ budget: Budget, _ output: CapturedOutput
  ) -> Failure {
    let type = json["type"]?.string ?? "Exception"
    let message = json["message"]?.string ?? ""
    let frames = (json["frames"]?.array ?? []).map(Frame.init(json:))
    var failure: Failure
    switch json["kind"]?.string {
    case "syntax":
      failure = Failure(.syntax, "Syntax error: \(message).")
      if let file = json["file"]?.string, let line = json["line"]?.int {
        failure.location = SourceLocation(
          file: file, line: line, column: max(1, json["column"]?.int ?? 1))
        failure.sourceLine = json["text"]?.string
      }
    case "interrupted":
      failure = Failure(.interrupted, "Interrupted.")
    case "memory":
      failure = outOfMemory(budget, output)
    case "exit":
      failure = Failure(
        .exited, "The code asked to exit with code \(json["code"]?.int ?? 0).",
        hint: "Type `quit` to leave heft.")
    case "own":
      failure = own(json, message.isEmpty ? type : "\(type): \(message)", frames)
    default:
      failure = Failure(.raised, message.isEmpty ? "\(type)." : "\(type): \(message)")
      failure.hint = type == "RecursionError" ? "The recursion has no end, or a deep one." : nil
      if json["refused"]?.bool == true {
        failure.hint =
          "There is no input here: only code that you type at the shell can ask you something."
      }
    }
    failure.traceback = frames
    failure.location = failure.location ?? frames.last?.location
    failure.sourceLine = failure.sourceLine ?? frames.last?.text
    failure.output = output
    return failure
  }

  private static func outOfMemory(_ budget: Budget, _ output: CapturedOutput) -> Failure {
    let limits = [OwnLimit.addressSpace, .data].compactMap { limit in
      limit.value.map { (bytes: $0, name: limit.name) }
    }
    if let lowest = limits.min(by: { $0.bytes < $1.bytes }),
      lowest.bytes < budget.memory.bytes + WorkerCommand.interpreterShare
    {
      return Failure(
        .outOfMemory,
        "The code needed more memory than a process may have here: \(ByteCount(lowest.bytes)) in all (`\(lowest.name)`).",
        hint: "Try a smaller n, or raise that limit.", output: output)
    }
    return Failure(
      .outOfMemory, "The code needed more than its \(budget.memory) of memory.",
      hint: "Try a smaller n, or allow more memory.", output: output)
  }

  private static func closedChannel(_ output: CapturedOutput) -> Failure {
    Failure(
      .closedChannel, "The code closed the descriptor that its process answers on.",
      hint: "Close only what the code itself opened.", output: output)
  }

  private static let signalNames: [CInt: String] = [
    SIGSEGV: "a segmentation fault (SIGSEGV)", SIGBUS: "a bus error (SIGBUS)",
    SIGABRT: "an abort (SIGABRT)", SIGFPE: "an arithmetic fault (SIGFPE)",
    SIGILL: "an illegal instruction (SIGILL)", SIGKILL: "SIGKILL", SIGTERM: "SIGTERM",
    SIGINT: "SIGINT", SIGHUP: "SIGHUP", SIGALRM: "SIGALRM", SIGPIPE: "SIGPIPE",
    SIGXCPU: "its processor-time limit (SIGXCPU)", SIGUSR1: "SIGUSR1", SIGUSR2: "SIGUSR2",
  ]
}

extension Frame {
  /// Reads a frame as the harness writes it.
  init(json: JSONValue) {
    self.init(
      location: SourceLocation(file: json["file"]?.string ?? "", line: json["line"]?.int ?? 1),
      function: json["function"]?.string, text: json["text"]?.string ?? "",
      repeated: json["repeated"]?.int ?? 0)
  }
}
