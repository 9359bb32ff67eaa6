import Basics
import Engines
import Measuring
import Testing

@Suite struct SizeTests {
  static let squares = "[x*x for x in range(1000000)]"

  @Test func requiredInterpretersAreThere() {
    let found = Pythons.all.map { $0.identity.version }
    for version in Pythons.required {
      #expect(
        found.contains { $0 == version || $0.hasPrefix(version + ".") },
        "CPython \(version) is missing")
    }
  }

  /// The figure: kept agrees with tracemalloc's current figure within a thousandth.
  @Test(arguments: Pythons.all) func keptAgreesWithTracemalloc(_ python: PythonInterpreter) throws {
    let engine = PythonEngine(python)
    let outcome = try engine.size(
      typed(Self.squares), setup: [], n: nil, budget: Budget(), monitor: SilentMonitor())
    let sizing = try #require(outcome.value)
    let session = try session(on: python)
    defer { session.close() }
    session.run(
      """
      import gc, tracemalloc
      def traced():
          gc.collect()
          tracemalloc.start()
          x = \(Self.squares)
          gc.collect()
          now = tracemalloc.get_traced_memory()[0]
          tracemalloc.stop()
          return now
      """)
    let text = try #require(try session.shown("traced()"))
    let traced = try #require(Double(text))
    let memory = sizing.memory
    let kept = Double(try #require(memory.kept).bytes)
    print("CPython \(python.identity.version): kept \(Int(kept)), tracemalloc \(Int(traced))")
    #expect(abs(kept - traced) < traced / 1000)
    #expect(memory.objects == 1_000_001)
    #expect(memory.own == memory.freed)
    #expect(memory.shallow == ByteCount(8_448_728))
    #expect(sizing.type == "list" && sizing.length == 1_000_000)
    #expect(try #require(memory.peak) >= ByteCount(Int(kept)))
  }

  @Test(arguments: Pythons.all) func nameIsSizedInPlace(_ python: PythonInterpreter) throws {
    let session = try session(on: python)
    defer { session.close() }
    // Of numbers up to 256, from 3.15 on to 1,024, there is one each for the whole process.
    session.run("data = {'k%d' % i: [i + 2000] for i in range(1000)}\nalias = data['k1']")
    let memory = try #require(session.size("data").value).memory
    #expect(memory.kept == nil && memory.peak == nil && memory.allocations == nil)
    let own = try #require(memory.own)
    let shared = try #require(memory.shared)
    #expect(own + shared == memory.deep)
    #expect(own == memory.freed)
    #expect(own > ByteCount(150_000))
    #expect(shared >= ByteCount(64), "the alias holds one list")
    #expect(try session.shown("len(data)") == "1000")
  }

  @Test(arguments: Pythons.all) func pathsLeadToWhereTheBytesAre(
    _ python: PythonInterpreter
  ) throws {
    let session = try session(on: python)
    defer { session.close() }
    session.run(
      """
      class User:
          def __init__(self):
              self.tags = []
      users = [User() for _ in range(20)]
      users[3].tags = {("a", 1): bytes(100_000), "b c": [bytes(200_000)]}
      data = {"users": users}
      """)
    let named = try #require(session.size("data").value)
    let paths = try #require(named.anatomy?.largest).map(\.path)
    #expect(
      paths == [
        "data", "data[\"users\"]", "data[\"users\"][3]", "data[\"users\"][3].tags",
        "data[\"users\"][3].tags[\"b c\"]", "data[\"users\"][3].tags[\"b c\"][0]",
        "data[\"users\"][3].tags[(\"a\", 1)]",
      ])
    for path in paths { #expect(try session.shown("type(\(path)) is type") == "False") }
    #expect(named.memory.own == named.memory.freed, "looking left something behind")
    let built = try #require(session.size("[bytes(50_000), {bytes(90_000)}]").value)
    #expect(
      built.anatomy?.largest?.map(\.path) == ["it", "it[1]", "list(it[1])[0]", "it[0]"])
    #expect(built.memory.own == built.memory.freed)
  }

  @Test(arguments: Pythons.all) func partsAddUpAndRepeatedValuesAreNamed(
    _ python: PythonInterpreter
  ) throws {
    let session = try session(on: python)
    defer { session.close() }
    let sizing = try #require(
      session.size("['city %d' % (i % 10) for i in range(1000)]").value)
    let anatomy = try #require(sizing.anatomy)
    let shares = try #require(anatomy.byDepth)
    #expect(shares.reduce(.zero) { $0 + $1.bytes } == sizing.memory.deep)
    #expect(shares.map(\.objects) == [1, 1000])
    let copies = try #require(anatomy.duplicates)
    #expect(copies.copies == 990 && copies.values == 10)
    #expect(copies.top.count == 5 && copies.top.allSatisfy { $0.objects == 100 })
    #expect(copies.top.allSatisfy { $0.text.hasPrefix("'city ") && $0.type == "str" })
    let shallow = try #require(sizing.memory.shallow).bytes
    #expect(anatomy.ownRoom?.used == 1000)
    #expect(anatomy.ownRoom?.capacity == (shallow - 56) / 8)
    #expect(sizing.memory.own == sizing.memory.freed)
  }

  @Test func buildingNothingKeepsNothing() throws {
    for python in Pythons.all {
      let session = try session(on: python)
      defer { session.close() }
      let memory = try #require(session.size("None").value).memory
      #expect(memory.kept == .zero && memory.allocations == 0 && memory.churn == .zero)
    }
  }

  @Test(arguments: Pythons.all) func sizeOfOneBlockIsExact(_ python: PythonInterpreter) throws {
    let session = try session(on: python)
    defer { session.close() }
    let memory = try #require(session.size("bytearray(1000000)").value).memory
    #expect(memory.own == memory.kept)
    #expect(memory.freed == memory.kept)
    // From 3.15 on the bytes are an object's: 64 of the bytearray, 32 of that object, a zero at the end.
    let least = python.minor >= 15 ? 1_000_096 : 1_000_056
    #expect((least...least + 8).contains(try #require(memory.kept).bytes))
  }

  @Test func sizeBindsN() throws {
    let session = try session()
    defer { session.close() }
    let outcome = session.size(typed("list(range(n))"), n: 5000, monitor: SilentMonitor())
    #expect(outcome.value?.length == 5000)
    #expect(session.run("n").failure?.sentence.contains("NameError") == true)
  }

  @Test func statementsMustEndInAnExpression() throws {
    let session = try session()
    defer { session.close() }
    let good = session.size("rows = [1, 2]\nrows.append(3)\ntuple(rows)")
    #expect(good.value?.type == "tuple")
    let bad = try #require(session.size("rows = [1, 2]\nother = rows").failure)
    #expect(bad.sentence.contains("must end in an expression"))
    #expect(bad.location == SourceLocation(file: "heft[1]", line: 2))
  }

  @Test func withoutAProbeTheRestStillWorks() throws {
    let engine = PythonEngine(try Pythons.any, probe: nil)
    let outcome = try engine.size(
      typed("[1, 2, 3]"), setup: [], n: nil, budget: Budget(), monitor: SilentMonitor())
    let sizing = try #require(outcome.value)
    #expect(sizing.memory.kept == nil && sizing.memory.deep == nil)
    #expect(try #require(sizing.memory.shallow) > .zero)
    #expect(sizing.warnings.map(\.id).contains("engine.no-probe"))
  }

  @Test func cachedResultShowsItsFirstBuild() throws {
    let session = try session()
    defer { session.close() }
    session.run(
      "import functools\n@functools.lru_cache\ndef f(k): return list(range(k, k + 50000))")
    let memory = try #require(session.size("f(1000)").value).memory
    #expect(try #require(memory.kept) > ByteCount(1_000_000))
    #expect(memory.notes.contains { $0.contains("served from a cache") })
  }

  @Test(arguments: Pythons.all)
  func aNamesOwnTextIsNoPartOfWhatComesBack(_ python: PythonInterpreter) throws {
    let session = try session(on: python)
    defer { session.close() }
    session.run("a_name_that_is_long_enough_to_count = [0] * 10")
    let memory = try #require(session.size("a_name_that_is_long_enough_to_count").value).memory
    #expect(memory.freed == memory.own)
  }

  @Test(
    "S2 What a finalizer does reaches nobody, and freed is right or null with a reason",
    arguments: Pythons.all)
  func freedIsRightOrNullWhereAFinalizerIsReached(_ python: PythonInterpreter) throws {
    let session = try session(on: python)
    defer { session.close() }
    session.run("class P:\n    def __del__(self): print('gone')")
    session.run("class Q:\n    def __del__(self): open('/dev/null')")
    session.run("class R:\n    def __del__(self): pass")
    let monitor = RecordingMonitor()
    let sizing = session.size(typed("[P() for _ in range(100)]"), n: nil, monitor: monitor)
    let printing = try #require(sizing.value).memory
    // Printing keeps nothing that letting go of an idle finalizer's objects would not give back.
    let idle = try #require(session.size("[R() for _ in range(100)]").value).memory
    #expect(idle.freed == idle.kept)
    let (printed, dropped) = (try #require(printing.freed), try #require(idle.freed))
    #expect(abs(printed.bytes - dropped.bytes) < 1000)
    let denied = try #require(session.size("[Q()]").value).memory
    #expect(denied.freed == nil)
    #expect(
      denied.notes.contains {
        $0.hasPrefix("freed is not measured: letting go of it would open a file")
      })
    // Its object alone, and the texts that it holds: nothing of it stays.
    let file = try #require(session.size("open('/dev/null', 'rb', buffering=0)").value).memory
    #expect(file.freed == file.kept)
  }

  @Test func progressIsSeen() throws {
    let session = try session()
    defer { session.close() }
    let monitor = RecordingMonitor()
    session.run("import time\nx = bytearray(10**6)\ntime.sleep(0.4)", monitor: monitor)
    #expect(monitor.ticks >= 4)
    #expect(monitor.sawLive)
    _ = session.size(typed("[1]"), n: nil, monitor: monitor)
    #expect(monitor.phases.contains("building") && monitor.phases.contains("walking"))
  }

  @Test func interruptStopsTheCodeAndNotTheSession() throws {
    let session = try session()
    defer { session.close() }
    session.run("x = 5")
    let monitor = RecordingMonitor()
    monitor.interruptAt = "ready"
    let failure = session.run("print('ready')\nwhile True: pass", monitor: monitor).failure
    #expect(failure?.kind == .interrupted)
    #expect(failure?.output.standardOutput == "ready\n")
    #expect(try session.shown("x") == "5")
  }
}
