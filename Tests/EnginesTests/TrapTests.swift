import Basics
import Engines
import Foundation
import Measuring
import Testing

/// The traps that concern the engine, each named after its number.
@Suite(.serialized) struct TrapTests {
  static let point = "class P:\n    def __init__(self, x, y, z): self.x, self.y, self.z = x, y, z"

  @Test(arguments: Pythons.all.filter { $0.minor >= 11 })
  func T2_lookingChangesNothing(_ python: PythonInterpreter) throws {
    let session = try session(on: python)
    defer { session.close() }
    session.run(Self.point)
    session.run("points = [P(i, i, i) for i in range(1000)]")
    let before = try #require(session.size("points").value).memory.deep
    _ = session.names()
    _ = session.complete("points")
    session.run("one = points[0]")
    #expect(session.complete("one.").words.contains("x"))
    session.run("del one")
    let after = try #require(session.size("points").value).memory.deep
    #expect(before == after)
  }

  @Test(arguments: Pythons.all) func T3_firstInstancesDoNotCount(_ python: PythonInterpreter) throws
  {
    let session = try session(on: python)
    defer { session.close() }
    session.run(Self.point)
    let one = try #require(session.size("P(1, 2, 3)").value?.memory.kept).bytes
    let expected = [9: 152, 10: 152, 11: 96, 12: 88, 13: 96]
    if let bytes = expected[python.minor] { #expect(one == bytes) }
  }

  @Test func T18_nothingIsKeptAlive() throws {
    for python in Pythons.all {
      let session = try session(on: python)
      defer { session.close() }
      session.run(
        "import weakref\nclass Big: pass\ndef make():\n    global ref\n"
          + "    big = Big()\n    ref = weakref.ref(big)\n    return big\n"
          + "def fail():\n    big = make()\n    raise ValueError(big)")
      session.run("make()")
      #expect(try session.shown("ref() is None") == "True")
      #expect(session.run("fail()").failure?.kind == .raised)
      #expect(try session.shown("ref() is None") == "True")
      #expect(session.run("_").failure?.sentence.contains("NameError") == true)
      #expect(try session.shown("hasattr(__import__('sys'), 'last_value')") == "False")
    }
  }

  @Test func T19_residentMemoryIsNotThatOfTheSpawner() throws {
    // This process grows to more than the child may then report.
    let ballast = [UInt8](repeating: 1, count: 100_000_000)
    let outcome = try compare("[1]", "[2]")
    let rss = try #require(outcome.value?.variants[0].memory.rss)
    #expect(rss < ByteCount(5_000_000))
    #expect(ballast[ballast.count - 1] == 1)
  }

  @Test func T20_eachVariantHasAFreshProcess() throws {
    let outcome = try compare(
      "__import__('os').getpid() and bytearray(32_000_000)", "bytearray(32_000_000)")
    for variant in try #require(outcome.value).variants {
      #expect(try #require(variant.memory.rss) > ByteCount(30_000_000))
    }
  }

  @Test func T22_pagesNeverTouchedAreHandedOutButNotResident() throws {
    let outcome = try compare("bytes(50_000_000)", "b'x' * 50_000_000")
    let variants = try #require(outcome.value).variants.map(\.memory)
    for memory in variants { #expect(try #require(memory.kept) >= ByteCount(50_000_000)) }
    #expect(try #require(variants[0].rss) < ByteCount(5_000_000))
    #expect(try #require(variants[1].rss) > ByteCount(45_000_000))
  }

  @Test func T16_memoryIsReadAfterUseToo() throws {
    let setup = """
      class Copy:
          # Shares until the first write.
          def __init__(self, data): self.data, self.own = data, None
          def write(self): self.own = bytearray(self.data)
      data = b'x' * 20_000_000
      """
    let outcome = try compare("Copy(data)", "Copy(data)", use: "it.write()", setup: setup)
    let memory = try #require(outcome.value).variants[0].memory
    #expect(try #require(memory.kept) < ByteCount(1000))
    #expect(try #require(memory.peak) >= ByteCount(20_000_000))
    #expect(memory.notes.contains { $0.contains("After use") }, "\(memory.notes)")
  }

  @Test func T23_aShortSpikeIsNotMissed() throws {
    let outcome = try compare("[len(b'x' * 200_000_000)]", "[200_000_000]")
    let spike = try #require(outcome.value).variants[0].memory
    #expect(try #require(spike.kept) < ByteCount(1000))
    #expect(try #require(spike.peak) >= ByteCount(200_000_000))
    #expect(try #require(spike.rss) >= ByteCount(199_000_000))
  }

  @Test func T25_theControlGroupsLimitIsRead() throws {
    let root = NSTemporaryDirectory() + "heft-cgroup-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    func write(_ text: String, _ path: String) throws {
      let url = URL(fileURLWithPath: root + path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    try write("MemTotal:       16000000 kB\nMemFree: 1 kB\n", "/proc/meminfo")
    #expect(MachineMemory(root: root).limit == ByteCount(16_384_000_000))
    try write("0::/a/b\n", "/proc/self/cgroup")
    try write("max\n", "/sys/fs/cgroup/a/b/memory.max")
    try write("2000000000\n", "/sys/fs/cgroup/a/memory.max")
    #expect(MachineMemory(root: root).limit == ByteCount(2_000_000_000))
  }

  @Test func T28_memoryThatTheProbeDoesNotSeeIsNamed() throws {
    let mapped = "m = __import__('mmap').mmap(-1, 50_000_000)\nm.write(b'x' * 50_000_000)\nm"
    let comparison = try #require(try compare(mapped, "bytearray(b'x' * 20_000_000)").value)
    let apart = comparison.warnings.filter { $0.id == "rss.apart" }
    #expect(apart.count == 1)
  }

  /// What lines some code wrote to a file whose path is `log`, in all processes of an experiment.
  private func lines(loggedBy code: String, setup: String = "") throws -> [String] {
    let log = NSTemporaryDirectory() + "heft-log-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: log) }
    let write = "def log(line): open('\(log)', 'a').write(line + '\\n')\n"
    let outcome = try compare(code, "1", setup: write + setup, effort: .quick)
    _ = try #require(outcome.value)
    return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static let probed = "'libheftprobe' in open('/proc/self/maps').read()"

  @Test func T27_timeIsTakenWithoutTheProbe() throws {
    let lines = try lines(loggedBy: "log(str(\(Self.probed)))\n1")
    #expect(lines.contains("True"), "memory processes carry it")
    #expect(lines.filter { $0 == "False" }.count > 20, "timing processes do not")
  }

  @Test func T29_theCollectorStaysOnWhileTiming() throws {
    let lines = try lines(loggedBy: "import gc\nlog(str(gc.isenabled()))\n1")
    #expect(Set(lines) == ["True"])
  }

  @Test func T30_theClocksFloorDividesNothingByZero() throws {
    let outcome = try compare("None", "None", use: "it", n: 1, effort: .quick)
    let comparison = try #require(outcome.value)
    for variant in comparison.variants {
      #expect(try #require(variant.build).median > 0)
      #expect(try #require(variant.build).median < 1e-5)
    }
  }

  @Test func T31_hashSeedsVaryForTimeAndNotForMemory() throws {
    let code = """
      import os
      log(os.environ['PYTHONHASHSEED'] + (' memory' if \(Self.probed) else ' time'))
      1
      """
    let lines = Set(try lines(loggedBy: code))
    #expect(lines.filter { $0.hasSuffix("memory") } == ["0 memory"])
    // One "0 time" is of the process that takes resident memory.
    #expect(lines.filter { $0.hasSuffix("time") && !$0.hasPrefix("0 ") }.count >= 5)
  }

  @Test func T33_resultsAreHeldForSizeAndDroppedForTime() throws {
    let setup = """
      alive = 0
      class Held:
          def __init__(self):
              global alive
              alive += 1
              log(('memory ' if probed else 'time ') + str(alive))
          def __del__(self):
              global alive
              alive -= 1
      probed = \(Self.probed)
      """
    let lines = try lines(loggedBy: "Held()", setup: setup)
    #expect(lines.contains("memory 1"))
    #expect(Set(lines.filter { $0.hasPrefix("time") }) == ["time 1"], "none outlives its loop")
  }

  @Test func T35_useForcesTheWork() throws {
    let lazy = try compare("map(str, range(n))", "list(map(str, range(n)))", n: 10_000)
    #expect(try #require(lazy.value?.verdicts[.kept]).verdict == .larger)
    let forced = try compare(
      "map(str, range(n))", "list(map(str, range(n)))", use: "sum(map(len, it))", n: 10_000)
    let comparison = try #require(forced.value)
    #expect(comparison.sameAnswer == true)
    let blocks = comparison.variants.compactMap { $0.memory.allocations }
    #expect(blocks.allSatisfy { $0 >= 10_000 })
  }
}
