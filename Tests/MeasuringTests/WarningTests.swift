import Basics
import Measuring
import Testing

struct WarningTests {
  private func ids(_ processes: [[Double]], loops: Int = 1000) -> [String] {
    let samples = processes.enumerated().flatMap { index, seconds in
      seconds.map { Sample(seconds: $0, loops: loops, process: index) }
    }
    guard let timing = Timing(samples: samples) else { return ["none"] }
    return SampleDoubt.about(timing, of: "build of naive").map(\.id)
  }

  @Test func steadySamplesRaiseNoWarning() {
    #expect(ids(Array(repeating: [1, 1.01, 0.99, 1, 1.02], count: 7)).isEmpty)
  }

  @Test func samplesThatVaryWithinAProcessAreUnstable() {
    #expect(ids(Array(repeating: [1, 1.6, 1, 1.5, 1.3], count: 7)) == ["samples.unstable"])
  }

  /// The same lookups over six seeds took 0.032 to 0.057 s.
  @Test func T31_processesThatDisagreeShowTheirLayout() {
    let seeds = [0.032, 0.057, 0.04, 0.05, 0.033, 0.055]
    #expect(ids(seeds.map { [$0, $0, $0, $0, $0] }) == ["samples.layout"])
  }

  @Test func aFirstRunThatIsSlowerIsNamed() {
    #expect(
      ids(Array(repeating: [2, 1, 1, 1, 1], count: 7)) == ["samples.first-slower"])
  }

  @Test func fewProcessesAndShortStretchesAreNamed() {
    #expect(ids([[1, 1, 1], [1, 1, 1]]) == ["samples.few"])
    #expect(ids(Array(repeating: [1e-7, 1e-7], count: 7), loops: 1) == ["samples.short"])
    #expect(ids(Array(repeating: [50e-9, 51e-9], count: 7), loops: 40_000) == ["samples.short"])
  }

  @Test func whatHoldsOfSeveralSamplesIsSaidOnce() throws {
    let steps = [0.032, 0.057, 0.04, 0.05, 0.033, 0.055]
    let timing = try #require(
      Timing(
        samples: steps.enumerated().flatMap { index, seconds in
          [Sample](repeating: Sample(seconds: seconds, loops: 1000, process: index), count: 5)
        }))
    let doubts = ["build of naive", "use of naive", "build of lean"].flatMap {
      SampleDoubt.about(timing, of: $0)
    }
    let rest = "hash seed and address layout matter here, and one process alone would have misled."
    #expect(
      SampleDoubt.warnings(doubts).map(\.message) == [
        "build of naive (42 %), use of naive (42 %) and build of lean (42 %) differ from process to process but hardly within one: \(rest)"
      ])
    #expect(
      SampleDoubt.warnings(Array(doubts.prefix(1))).map(\.message) == [
        "build of naive (42 %) differs from process to process but hardly within one: \(rest)"
      ])
  }

  @Test func T28_whatTheProbeDidNotSeeIsSaid() {
    func apart(rss: Int, peak: Int, allocations: Int = 0, children: Int = 0) -> Bool {
      var memory = MemoryReading()
      memory.rss = ByteCount(rss)
      memory.peak = ByteCount(peak)
      memory.allocations = allocations
      memory.children = children
      return Warning.crossCheck(memory, of: "naive")?.id == "rss.apart"
    }
    #expect(apart(rss: 50_000_000, peak: 10_000))
    #expect(apart(rss: 20_000, peak: 50_000_000), "pages never written")
    #expect(apart(rss: 50_000_000, peak: 38_000_000))
    #expect(apart(rss: 30_000_000, peak: 38_000_000))
    #expect(!apart(rss: 45_000_000, peak: 38_000_000), "within 20 %")
    #expect(!apart(rss: 33_000_000, peak: 38_000_000), "within 20 %")
    #expect(!apart(rss: 900_000, peak: 10_000), "below what rss tells apart")
    #expect(!apart(rss: 41_000_000, peak: 32_000_000, allocations: 1_000_000), "rounding")
    #expect(!apart(rss: 50_000_000, peak: 10_000, children: 2), "rss is of all processes")
    #expect(!apart(rss: 0, peak: 0))
  }

  @Test func aQuietMachineRaisesNoWarning() {
    var conditions = MachineConditions()
    #expect(conditions.warnings.isEmpty)
    conditions.load = 0.3
    conditions.cores = 2
    conditions.swapped = .zero
    conditions.memoryLimit = ByteCount(1_000_000)
    conditions.memoryUsed = ByteCount(10_000)
    conditions.collections = 0
    (conditions.turns, conditions.slowTurns, conditions.leavesOutSlowTurns) = (20, 10, true)
    #expect(conditions.warnings.isEmpty)
  }

  @Test func samplesThatWereMostlyLeftOutAreAWarning() {
    var conditions = MachineConditions()
    (conditions.turns, conditions.slowTurns, conditions.leavesOutSlowTurns) = (20, 11, true)
    #expect(conditions.warnings.map(\.id) == ["machine.slowed"])
  }

  @Test func everyConditionHasItsWarning() {
    var conditions = MachineConditions()
    conditions.load = 2
    conditions.cores = 2
    conditions.swapped = ByteCount(4096)
    conditions.memoryLimit = ByteCount(1_000_000)
    conditions.memoryUsed = ByteCount(900_000)
    conditions.isFreeThreaded = true
    conditions.hasProbe = false
    conditions.collections = 1
    (conditions.turns, conditions.slowTurns) = (20, 1)
    #expect(
      conditions.warnings.map(\.id) == [
        "machine.loaded", "machine.slow", "machine.swapping", "machine.near-limit",
        "engine.free-threaded",
        "engine.no-probe", "collector.ran",
      ])
    #expect(conditions.warnings.allSatisfy { $0.message.hasSuffix(".") })
  }

  @Test func conditionsAreWarnedOfAboveTheirLimits() {
    func ids(_ change: (inout MachineConditions) -> Void) -> [String] {
      var conditions = MachineConditions()
      (conditions.cores, conditions.memoryLimit) = (2, ByteCount(1_000_000))
      change(&conditions)
      return conditions.warnings.map(\.id)
    }
    #expect(ids { $0.load = 1.39 }.isEmpty)
    #expect(ids { $0.load = 1.41 } == ["machine.loaded"])
    #expect(ids { $0.memoryUsed = ByteCount(799_000) }.isEmpty)
    #expect(ids { $0.memoryUsed = ByteCount(801_000) } == ["machine.near-limit"])
  }

  /// The quartiles of five values are the second and the fourth of them.
  @Test func spreadIsBetweenTheQuartiles() {
    #expect(ids(Array(repeating: [1, 1, 1.05, 1.1, 1.1], count: 7)).isEmpty)
    #expect(
      ids(Array(repeating: [1, 1, 1.05, 1.11, 1.11], count: 7)) == ["samples.unstable"])
    func layouts(_ seconds: [Double]) -> [String] { ids(seconds.map { [$0, $0, $0, $0] }) }
    #expect(layouts([1, 1, 1.1, 1.21, 1.21]).isEmpty)
    #expect(layouts([1, 1, 1.1, 1.23, 1.23]) == ["samples.layout"])
  }

  @Test func theFirstIsSlowerFromAQuarterOnInThreeProcessesOfFour() {
    func slower(_ first: Double, in slow: Int, of all: Int) -> [String] {
      ids((0..<all).map { [$0 < slow ? first : 1, 1, 1, 1, 1] })
    }
    #expect(slower(1.26, in: 8, of: 8) == ["samples.first-slower"])
    #expect(slower(1.24, in: 8, of: 8).isEmpty)
    #expect(slower(2, in: 6, of: 8) == ["samples.first-slower"])
    #expect(slower(2, in: 5, of: 8).isEmpty)
  }

  @Test func residentMemoryAndPeakAreApartFromAFifthAndAMegabyteOn() {
    func isApart(rss: Int, peak: Int) -> Bool {
      var memory = MemoryReading()
      (memory.rss, memory.peak) = (ByteCount(rss), ByteCount(peak))
      return Warning.crossCheck(memory, of: "naive") != nil
    }
    #expect(isApart(rss: 50_100_000, peak: 40_000_000))
    #expect(!isApart(rss: 49_900_000, peak: 40_000_000))
    #expect(isApart(rss: 1_020_000, peak: 10_000))
    #expect(!isApart(rss: 1_000_000, peak: 10_000))
  }
}
