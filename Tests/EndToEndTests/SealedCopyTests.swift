import Basics
import Foundation
import TestSupport
import Testing

/// What is let go of to learn what comes back is let go of where nothing outside notices.
@Suite(.serialized) struct SealedCopyTests {
  /// The oldest and the newest CPython, and one with packages that keep files open.
  static let pythons: [Pythons.Found] = {
    let ends = [Pythons.all.first, Pythons.all.last].compactMap { $0 }
    let shelf = ProcessInfo.processInfo.environment["HEFT_PACKAGES"] ?? ""
    return ends
      + ["3.11", "3.13"].map {
        Pythons.Found(version: "\($0) with packages", path: "\(shelf)/\($0)/bin/python")
      }
      .filter { FileManager.default.isExecutableFile(atPath: $0.path) }.prefix(1)
  }()

  @Test(
    "S1, S2 Fifty kinds of objects whose end is seen are looked at, and nothing is seen",
    arguments: pythons)
  func nothingIsSeenOutside(_ python: Pythons.Found) throws {
    let found = try watched(python)
    #expect(found["changes"]?.array?.compactMap(\.string) == [])
    #expect(found["works"]?.string == "all work")
    #expect(found["errors"]?.string == "")
    #expect((found["count"]?.int ?? 0) >= 50)
    for name in found["missing"]?.string?.split(separator: " ") ?? [] {
      print("No package for \(name) in \(python.version): it is not looked at.")
    }
    let sized = try #require(found["sized"]?.object)
    for (name, row) in sized {
      // Right, or null with a reason.
      let freed = row.array?.first?.double
      #expect(
        freed != nil || row.array?[1].string?.isEmpty == false, "\(name): no freed, no reason")
      guard let freed, let real = found["dropped"]?[name]?.array?.compactMap(\.double),
        let least = real.min(), let most = real.max()
      else { continue }
      // Between what comes back the first time and the second; figures have three digits.
      let slack = 200 + most / 200
      #expect(
        (least - slack...most + slack).contains(freed), "\(name): freed \(freed), really \(real)")
    }
    // What ends the copy, or hangs in it, is known by name.
    #expect(sized["leaves"]?.array?[1].string == "letting go of it ends the process")
    for name in ["sleeps", "never_ends"] {
      #expect(sized[name]?.array?[1].string == "letting go of it hangs")
    }
    // Not refused wholesale: what only writes and closes is measured.
    for name in ["buffered_writer", "text_writer", "tar_writer", "mapping", "prints"] {
      #expect(sized[name]?.array?.first?.double != nil, "\(name) is not measured")
    }
  }

  @Test("S1 A connection that is sized loses no rows, though its end merges and removes its log")
  func aConnectionLosesNoRows() throws {
    let folder = TemporaryFolder()
    let log = folder.url.appending(path: "b.db.wal").path()
    let code = """
      import os, weakref
      class Connection:
          def __init__(self, path):
              self.log = path + ".wal"
              self.rows = [str(i) for i in range(100)]
          def insert(self, row):
              with open(self.log, "a") as file: file.write(row)

      con = Connection("\(folder.url.appending(path: "b.db").path())")
      con.insert("one ")
      def merge(_, log=con.log): os.unlink(log)

      callback = weakref.ref(con, merge)
      size con
      con.insert("two three")
      os.kill(os.getpid(), 9)
      """
    _ = try HeftProcess.run([], input: code + "\n")
    #expect(try String(contentsOfFile: log, encoding: .utf8) == "one two three")
  }

  @Test("S2 A folder that a suspended context manager removes at its end stays when that is sized")
  func aSuspendedContextStays() throws {
    let folder = TemporaryFolder()
    let kept = folder.url.appending(path: "kept").path()
    let code = """
      import contextlib, os, shutil
      os.mkdir("\(kept)")
      @contextlib.contextmanager
      def keep():
          try: yield
          finally: shutil.rmtree("\(kept)")

      cm = keep()
      _ = cm.__enter__()
      size cm
      who
      """
    let said = try HeftProcess.run([], input: code + "\n")
    #expect(FileManager.default.fileExists(atPath: kept))
    #expect(said.output.contains("freed is not measured: letting go of it would"))
  }

  @Test("S2 What only a thread holds does not end in a copy that lacks the thread")
  func whatThreadsHoldStays() throws {
    let folder = TemporaryFolder()
    let trace = folder.url.appending(path: "ended").path()
    let code = """
      import contextvars, threading, time
      class Held:
          def __del__(self): open("\(trace)", "w").close()

      local, stop, ready = threading.local(), threading.Event(), threading.Event()
      def work():
          local.held = Held()
          ready.set()
          stop.wait()

      thread = threading.Thread(target=work, daemon=True)
      thread.start()
      _ = ready.wait()
      k = [1000, 2000]
      size k
      who
      size [k, 1]
      layout k
      import os; print("ended:", os.path.exists("\(trace)"))
      """
    let said = try HeftProcess.run([], input: code + "\n")
    #expect(said.output.contains("ended: False"))
    #expect(said.output.contains("freed is not measured: a thread is running"))
  }

  @Test(
    "S1 On a kernel without seccomp, freed is taken of what is harmless, and null for the rest",
    arguments: [
      ("[str(i) for i in range(1000)]", true), ("C()", true), ("open('/dev/null')", false),
      ("cyclic()", false), ("(i for i in [1])", false), ("D()", false),
    ])
  func withoutSeccomp(_ expression: String, _ isHarmless: Bool) throws {
    let setup = """
      class C: pass
      class D:
          def __del__(self): pass
      def cyclic():
          x = [bytearray(5000)]
          x.append(x)
          return x
      """
    let fixture = HeftProcess.packageFolder.appending(path: "Tests/Fixtures/without_seccomp.py")
    let python = try #require(Pythons.all.last?.path)
    let output = try run(
      python,
      [
        fixture.path(), HeftProcess.executable.path(), "size", expression, "--setup", setup,
        "--json",
      ])
    let memory = try JSONValue(parsing: output)
    let notes = (memory["notes"]?.array ?? []).compactMap(\.string)
    if isHarmless {
      #expect(memory["freed"]?.int == memory["own"]?.int)
    } else {
      #expect(memory["freed"]?.int == nil)
      #expect(notes.contains { $0.hasPrefix("freed is not measured") && $0.contains("seccomp") })
    }
  }

  private func watched(_ python: Pythons.Found) throws -> JSONValue {
    let fixture = HeftProcess.packageFolder.appending(path: "Tests/Fixtures/sealed.py")
    return try JSONValue(
      parsing: run(python.path, [fixture.path(), HeftProcess.executable.path(), python.path]))
  }

  private func run(_ program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    let output = Pipe()
    let folder = TemporaryFolder()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["HEFT_DATA": folder.path, "HEFT_CACHE": TestCache.path, "SWIFT_BACKTRACE": "enable=no"]
    ) { _, last in last }
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return said
  }
}
