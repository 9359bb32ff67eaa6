import Basics
import Engines
import Foundation
import Measuring
import Testing

/// Something that code may do to the process that heft works in.
struct Upheaval: CustomTestStringConvertible, Sendable {
  var name: String
  var code: String
  var testDescription: String { name }

  init(_ name: String, _ code: String) {
    self.name = name
    self.code = code
  }

  static let all = [
    Upheaval(
      "children are ignored",
      "import signal\n_ = signal.signal(signal.SIGCHLD, signal.SIG_IGN)"),
    Upheaval(
      "json is replaced",
      """
      import functools, json, json.encoder
      json.dumps = functools.partial(json.dumps, indent=2)
      json.loads = json.encoder.c_make_encoder = json.encoder.encode_basestring_ascii = None
      """),
    Upheaval(
      "functions of os are gone",
      """
      import os, posix
      for name in "fork waitpid write read pipe close _exit getpid dup2 kill listdir".split():
          setattr(os, name, None), setattr(posix, name, None)
      """),
    Upheaval("getsizeof lies", "import sys\nsys.getsizeof = lambda it: 7"),
    Upheaval("a name is no text", "globals()[5] = 6"),
    Upheaval(
      "builtins are gone",
      """
      import builtins
      for name in \"\"\"len print sorted map type dict list set any all open compile exec eval repr str
              int min max zip getattr issubclass isinstance format next range iter tuple super
              id\"\"\".split():
          builtins.__dict__[name] = None
      """),
    Upheaval("import is gone", "import builtins\nbuiltins.__import__ = None"),
    Upheaval(
      "the clock stands still", "import time\ntime.perf_counter = time.sleep = lambda *a: 0"),
    Upheaval(
      "the collector is off",
      "import gc\ngc.collect = gc.freeze = gc.unfreeze = gc.get_freeze_count = None\ngc.disable()"),
    Upheaval(
      "modules of code are replaced",
      """
      import ast, codeop, linecache, re, reprlib
      ast.parse = ast.walk = ast.fix_missing_locations = None
      codeop.compile_command = codeop._maybe_compile = None
      re.compile = re.match = re.search = re._compile = None
      reprlib.Repr.repr1 = reprlib.Repr.repr_list = linecache.cache = None
      """),
    Upheaval(
      "modules of the system are replaced",
      """
      import fcntl, marshal, select, signal, socket, types, _socket
      select.select = signal.signal = fcntl.fcntl = marshal.dumps = types.FunctionType = None
      types.MethodDescriptorType = types.SimpleNamespace = _socket.socket = socket.socket = None
      socket.setdefaulttimeout(0.001)
      """),
    Upheaval("warnings are errors", "import warnings\nwarnings.simplefilter('error')"),
    Upheaval(
      "warnings are replaced",
      "import warnings\nwarnings.catch_warnings = warnings.filters = None"),
    Upheaval(
      "random is replaced",
      "import random\nrandom.getstate = random.setstate = random.Random.getstate = None"),
    Upheaval("the environment is empty", "import os\nos.environ.clear()"),
    Upheaval("there is no output", "import sys\nsys.stdout = None\ndel sys.stderr"),
    Upheaval("no module is known", "import sys\nsys.modules.clear()"),
    Upheaval(
      "modules are another dictionary",
      "import sys\nsys.modules['__main__'] = None\nsys.modules = {}"),
    Upheaval(
      "nothing can be found",
      "import sys\nsys.meta_path.clear(); sys.path_hooks.clear(); sys.path.clear()"),
    Upheaval(
      "code is traced and profiled",
      """
      import sys
      def watch(frame, event, argument):
          if frame.f_code.co_filename == "<heft>" and event == "call": raise ValueError("traced")
      sys.setprofile(watch)
      sys.settrace(watch)
      """),
    Upheaval("recursion ends soon", "import sys\nsys.setrecursionlimit(40)"),
    Upheaval(
      "the folder is gone",
      "import os, tempfile\nfolder = tempfile.mkdtemp(); os.chdir(folder); os.rmdir(folder)"),
    Upheaval(
      "hooks are gone",
      """
      import sys, threading
      sys.unraisablehook = sys.excepthook = sys.displayhook = threading.excepthook = None
      """),
    Upheaval(
      "every signal has a handler that raises",
      """
      import signal
      for number in range(1, 32):
          try: _ = signal.signal(number, lambda *a: 1 / 0)
          except (OSError, ValueError): pass
      """),
    Upheaval(
      "a thread waits for all children",
      """
      import os, threading, time
      def wait():
          while True:
              try: os.waitpid(-1, os.WNOHANG)
              except ChildProcessError: pass
              time.sleep(0.001)
      threading.Thread(target=wait, daemon=True).start()
      """),
  ]
}

/// The harness stands on nothing that the code can change.
@Suite struct GroundTests {
  @Test("H14 What the code does to its process changes no figure", arguments: Upheaval.all)
  func figuresStay(_ upheaval: Upheaval) throws {
    let session = try session()
    defer { session.close() }
    session.run("keep = [5000, 6000, 7000]")
    let said = try #require(
      try session.shown("[__import__('sys').getsizeof(it) for it in (keep, [1, 2, 3])]"))
    let sizes = said.dropFirst().dropLast().split(separator: ", ").compactMap { Int($0) }
    let before = try #require(session.size("keep").value)
    let outcome = session.run(upheaval.code)
    #expect(outcome.value != nil, "\(outcome)")

    let kept = session.size("keep")
    let now = try #require(kept.value, "\(kept)")
    #expect(now.memory.shallow?.bytes == sizes[0])
    #expect(now.length == 3)
    #expect(now.memory.own == before.memory.own && now.memory.deep == before.memory.deep)
    let built = session.size("[1, 2, 3]")
    let list = try #require(built.value, "\(built)")
    #expect(list.memory.kept?.bytes == sizes[1] && list.memory.shallow?.bytes == sizes[1])
    if upheaval.name != "a thread waits for all children" {
      #expect(now.memory.freed == before.memory.freed && list.memory.freed == list.memory.kept)
    }

    #expect(session.names().contains { $0.name == "keep" })
    let weighed = session.weighNames(monitor: SilentMonitor()).value
    #expect(weighed?.contains { $0.name == "keep" } == true)
    #expect(session.complete("keep.app").words == ["append"])
    #expect(session.completeness(of: "for it in keep:") == .incomplete(indent: 4))
    #expect(session.layout(typed("keep"), n: nil, monitor: SilentMonitor()).value != nil)
    #expect(try session.shown("[1, 2, 3]") == "[1, 2, 3]")
    guard case .failed(let failure) = session.run("1 / 0") else {
      Issue.record("nothing was raised")
      return
    }
    #expect(failure.sentence == "ZeroDivisionError: division by zero")
    #expect(failure.location?.line == 1)
    let deleted = session.run("del keep")
    #expect(deleted.value?.returned != nil, "\(deleted)")
  }

  @Test("H14 A signal whose handler raises waits until code of the session's runs")
  func alarmsWait() throws {
    let session = try session()
    defer { session.close() }
    session.run(
      """
      import signal, time
      def ring(number, frame): raise TimeoutError("rang")
      _ = signal.signal(signal.SIGALRM, ring)
      keep = [5000, 6000, 7000]
      _ = signal.setitimer(signal.ITIMER_REAL, 0.05)
      """)
    usleep(200_000)  // it rings while the session is idle
    #expect(session.size("keep").value?.length == 3)
    #expect(session.names().contains { $0.name == "keep" })
    guard case .failed(let failure) = session.run("time.sleep(5)") else {
      Issue.record("it did not ring")
      return
    }
    #expect(failure.sentence == "TimeoutError: rang")
    #expect(try session.shown("keep") == "[5000, 6000, 7000]")
  }

  @Test("H14 Trace functions see the code that is typed, and nothing of heft's")
  func tracing() throws {
    let session = try session()
    defer { session.close() }
    session.run(
      """
      import sys
      seen = []
      def trace(frame, event, argument): seen.append(frame.f_code.co_filename)
      sys.settrace(trace)
      def f(): return 1
      """)
    session.run("f()", entry: 2)
    #expect(session.size("seen").value != nil)
    #expect(try session.shown("'<heft>' in seen, 'heft[2]' in seen") == "(False, True)")
  }

  @Test("H14 An audit hook that refuses what heft needs is named")
  func auditHooks() throws {
    let session = try session()
    defer { session.close() }
    session.run("keep = [1, 2, 3]")
    session.run(
      """
      import sys
      def refuse(event, arguments):
          if event == "compile": raise PermissionError("not here")
      sys.addaudithook(refuse)
      """)
    guard case .failed(let failure) = session.run("keep") else {
      Issue.record("nothing was refused")
      return
    }
    #expect(failure.kind == .engine)
    #expect(failure.sentence.contains("PermissionError: not here"))
    #expect(failure.hint?.contains("audit hook") == true && failure.hint?.contains("reset") == true)
    #expect(session.size("keep").value?.length == 3)
    session.reset()
    #expect(try session.shown("1 + 1") == "2")
  }

  @Test("H8 Six thousand names for one list are counted, and deleting one of them works")
  func manyNames() throws {
    let session = try session()
    defer { session.close() }
    session.run(
      """
      x = [bytes(100) for _ in range(1000)]
      for i in range(6000): globals()["another_name_for_the_list_%d" % i] = x
      """)
    let execution = session.run("del x")
    let returned = try #require(execution.value?.returned, "\(execution)")
    #expect(returned.bytes.bytes < 1_000)
    #expect(returned.holders.count == 6_000)
    #expect(returned.holders.filter(\.isSame).count == 6_000)
    #expect(returned.held.bytes > 100_000)
    #expect(try session.shown("len(another_name_for_the_list_5999)") == "1000")
  }

  @Test("V2 A crash in heft's own work is reported as heft's, and the session goes on")
  func crashesOfOwn() throws {
    let session = try session()
    defer { session.close() }
    session.run("import os\nid_ = os.getpid()\nkeep = [None] * 20_000_000")
    let worker = try #require(Int(try session.shown("id_") ?? ""))
    // The walk of so many takes long enough to be met in it; a busy machine gets more than one try.
    for _ in 0..<10 {
      let monitor = CrashingMonitor(worker: worker)
      let outcome = session.weighNames(monitor: monitor)
      guard case .failed(let failure) = outcome else { continue }
      #expect(failure.kind == .engine)
      #expect(failure.sentence.contains("SIGSEGV"))
      #expect(failure.sentence.hasSuffix("while heft was walking: the code is not to blame."))
      #expect(failure.hint?.contains("report") == true)
      #expect(try session.shown("len(keep)") == "20000000")
      return
    }
    Issue.record("the walk was over each time before the signal came")
  }

  @Test("V2 A crash of the code is still the code's")
  func crashesOfTheCode() throws {
    let session = try session()
    defer { session.close() }
    guard case .failed(let failure) = session.size("__import__('ctypes').string_at(0)") else {
      Issue.record("nothing crashed")
      return
    }
    #expect(failure.kind == .signalled)
    #expect(failure.sentence.hasPrefix("The code's process was ended by a segmentation fault"))
  }
}

/// A monitor that sends the copy of the worker which walks the signal of a crash.
private final class CrashingMonitor: Monitor {
  let worker: Int

  init(worker: Int) { self.worker = worker }

  func worker(printed text: String, to stream: Engines.OutputStream) {}
  func worker(phase: String) {
    guard phase == "walking" else { return }
    let path = "/proc/\(worker)/task/\(worker)/children"
    let children = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    for child in children.split(separator: " ").compactMap({ pid_t($0) }) {
      _ = kill(child, SIGSEGV)
    }
  }
  func worker(tick elapsed: Duration, live: ByteCount?) {}
  var interruptDescriptor: Int32? { nil }
  func takeInterrupt() -> Bool { false }
}
