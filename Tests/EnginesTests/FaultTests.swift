import Basics
import Engines
import Testing

/// One way in which code can go wrong, and what is said of it.
struct Fault: CustomTestStringConvertible, Sendable {
  var name: String
  var code: String
  var kind: Failure.Kind
  var says: String
  var budget = Budget(memory: ByteCount(400_000_000), time: .seconds(30))

  var testDescription: String { name }

  static let quick = Budget(memory: ByteCount(400_000_000), time: .seconds(1))

  static let all = [
    Fault(
      name: "raises", code: "1 / 0", kind: .raised, says: "ZeroDivisionError: division by zero"),
    Fault(name: "invalid code", code: "x = (1,\ny = 2", kind: .syntax, says: "Syntax error"),
    Fault(
      name: "infinite recursion", code: "def f(): return f()\nf()", kind: .raised,
      says: "RecursionError"),
    Fault(
      name: "segmentation fault", code: "import ctypes; ctypes.string_at(0)", kind: .signalled,
      says: "segmentation fault"),
    Fault(name: "abort", code: "import os; os.abort()", kind: .signalled, says: "abort"),
    Fault(
      name: "killed", code: "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
      kind: .signalled, says: "SIGKILL"),
    Fault(name: "os._exit", code: "import os; os._exit(3)", kind: .exited, says: "exit code 3"),
    Fault(
      name: "sys.exit", code: "import sys; sys.exit(4)", kind: .exited, says: "exit with code 4"),
    Fault(
      name: "one huge block", code: "x = bytearray(10 ** 10)", kind: .outOfMemory,
      says: "needed more than its 400 MB of memory"),
    Fault(
      name: "all memory, little by little",
      code: "x = []\nwhile True: x.append(bytearray(10 ** 6))",
      kind: .outOfMemory, says: "needed more than its 400 MB of memory"),
    Fault(
      name: "shared memory",
      code: """
        import mmap
        x = []
        while True:
            x.append(mmap.mmap(-1, 10 ** 7)); x[-1].write(bytes(10 ** 7))
        """,
      kind: .outOfMemory, says: "needed more than its 400 MB of memory"),
    Fault(
      name: "loops for ever", code: "while True: pass", kind: .timedOut, says: "longer than 1.00 s",
      budget: quick),
    Fault(
      name: "swallows the interrupt",
      code: "import time\nwhile True:\n  try: time.sleep(1)\n  except: pass", kind: .timedOut,
      says: "longer than 1.00 s", budget: quick),
    Fault(
      name: "hangs in C, ignoring signals",
      code: """
        import signal, time
        for number in (signal.SIGINT, signal.SIGTERM): signal.signal(number, signal.SIG_IGN)
        while True: time.sleep(5)
        """, kind: .timedOut, says: "longer than 1.00 s", budget: quick),
    Fault(
      name: "floods its output", code: "while True: print('x' * 1000)", kind: .flooded,
      says: "printed more than 1.05 MB"),
    // Ends by itself at a thousand processes: where heft fails to stop it, the machine survives.
    Fault(
      name: "fork bomb",
      code: "import os, time\nfor _ in range(10): os.fork()\ntime.sleep(20)",
      kind: .tooManyProcesses, says: "more than 64 processes"),
    Fault(
      name: "closes its descriptors", code: "import os; os.closerange(3, 1024)",
      kind: .closedChannel, says: "closed the descriptor"),
    Fault(
      name: "closes its descriptors and goes on",
      code: "import os, time; os.closerange(3, 1024); time.sleep(20)", kind: .closedChannel,
      says: "closed the descriptor"),
  ]
}

@Suite(.serialized) struct FaultTests {
  @Test(arguments: Fault.all) func faultHasASentenceAndTheSessionGoesOn(_ fault: Fault) throws {
    let session = try session(budget: fault.budget)
    defer { session.close() }
    session.run("kept = [1, 2, 3]")
    let failure = try #require(session.run(fault.code, entry: 2).failure)
    #expect(failure.kind == fault.kind)
    #expect(failure.sentence.contains(fault.says), "\(failure.sentence)")
    #expect(failure.output.standardOutput.utf8.count <= 1 << 20)
    try session.stillSizes()
    #expect(try session.shown("kept") == "[1, 2, 3]")
  }

  @Test func T34_aBareExceptDoesNotSwallowTheInterrupt() throws {
    let session = try session()
    defer { session.close() }
    let monitor = RecordingMonitor()
    monitor.interruptAt = "ready"
    let failure = session.run(
      "import time\nprint('ready')\nwhile True:\n  try: time.sleep(1)\n  except: pass",
      monitor: monitor
    ).failure
    #expect(failure?.kind == .interrupted)
    #expect(failure?.output.standardOutput == "ready\n", "what it printed is kept")
    try session.stillSizes()
  }

  // A copy that closes its descriptor and sleeps is noticed when it wants to answer, or times out.
  @Test(
    arguments: Fault.all.filter {
      $0.kind != .syntax && $0.name != "closes its descriptors and goes on"
    })
  func faultWhileSizingCostsTheSessionNothing(_ fault: Fault) throws {
    let session = try session(budget: fault.budget)
    defer { session.close() }
    session.run("kept = [1, 2, 3]")
    let body = fault.code.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    session.run("def fault():\n\(body)\n")
    session.run("import os\npid = os.getpid()")
    let pid = try session.shown("pid")
    let failure = try #require(session.size("fault()").failure)
    #expect(failure.kind == fault.kind)
    #expect(failure.sentence.contains(fault.says), "\(failure.sentence)")
    try session.stillSizes()
    #expect(try session.shown("os.getpid() == pid") == "True", "the worker was replaced")
    #expect(try session.shown("pid") == pid)
  }

  @Test func tracebackShowsTheLearnersLinesOnly() throws {
    let session = try session()
    defer { session.close() }
    session.run("import json\ndef load(text):\n    return json.loads(text)", entry: 1)
    let failure = try #require(session.run("x = 1\nload('{')", entry: 2).failure)
    #expect(
      failure.traceback.map(\.description) == [
        "heft[2], line 2", "heft[1], line 3, in load",
      ])
    #expect(failure.traceback.map(\.text) == ["load('{')", "return json.loads(text)"])
    #expect(failure.location == SourceLocation(file: "heft[1]", line: 3))
  }

  @Test func recursionIsShownOnce() throws {
    let session = try session()
    defer { session.close() }
    let failure = try #require(session.run("def f():\n    return f()\nf()").failure)
    #expect(failure.traceback.count == 2)
    #expect(try #require(failure.traceback.last).repeated > 900)
  }

  @Test func syntaxErrorHasItsColumn() throws {
    let session = try session()
    defer { session.close() }
    let origin = SourceLocation(file: "lesson.md", line: 10, column: 5)
    let one = session.execute(Snippet("a = 1 +* 2", origin: origin), monitor: SilentMonitor())
    #expect(one.failure?.location == SourceLocation(file: "lesson.md", line: 10, column: 12))
    let two = session.execute(Snippet("a = 1\nb = = 2", origin: origin), monitor: SilentMonitor())
    #expect(two.failure?.location == SourceLocation(file: "lesson.md", line: 11, column: 5))
    #expect(two.failure?.sourceLine == "b = = 2")
  }

  @Test func closedStandardOutputIsMended() throws {
    let session = try session()
    defer { session.close() }
    session.run("import os, sys\nos.close(1)\nsys.stderr.close()")
    #expect(session.run("print('there')").value?.output.standardOutput == "there\n")
    #expect(session.run("print('err', file=sys.stderr)").value?.output.standardError == "err\n")
  }

  @Test func forkedChildOfTheCodeDoesNotAnswer() throws {
    let session = try session()
    defer { session.close() }
    session.run("import os\nchild = os.fork()")
    #expect(try session.shown("child > 0") == "True")
    try session.stillSizes()
  }

  @Test func childrenThatLeaveTheGroupAreKilled() throws {
    let session = try session()
    defer { session.close() }
    let code = """
      import os, time
      r, w = os.pipe()
      if os.fork() == 0:
          os.setsid()
          if os.fork() == 0:
              os.write(w, str(os.getpid()).encode())
              time.sleep(100)
          os._exit(0)
      os.wait()
      escaped = int(os.read(r, 20))
      """
    session.run(code)
    let text = try #require(try session.shown("escaped"))
    let pid = try #require(Int(text))
    #expect(isRunning(pid))
    session.close()
    #expect(!isRunning(pid))
  }

  @Test func lossIsSaidWhenCodeCannotBeRunAgain() throws {
    let session = try session()
    defer { session.close() }
    session.replays = false
    session.undoLimit = 0
    session.run("x = 1")
    let failure = try #require(session.run("import os; os._exit(1)").failure)
    #expect(failure.hint?.contains("names that the session had defined") == true)
    #expect(session.run("x").failure?.sentence.contains("NameError") == true)
  }
}
