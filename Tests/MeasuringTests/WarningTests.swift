import Basics
import Measuring
import Testing

struct WarningTests {
  private func ids(_ processes: [[Double]], loops: Int = 1000) -> [String] {
    let samples = processes.enumerated().flatMap { index, seconds in
      seconds.map { Sample(seconds: $0, loops: loops, process: index) }
    }
    guard let timing = Timing(samples: samples) else { return ["none"] }
    return Warning.about(timing, phase: "build", of: "naive").map(\.id)
  }

  @Test func steadySamplesRaiseNoWarning() {
    #expect(ids(Array(repeating: [1, 1.01, 0.99, 1, 1.02], count: 7)).isEmpty)
  }

  @Test func samplesThatVaryWithinAProcessAreUnstable() {
    #expect(ids(Array(repeating: [1, 1.6, 1, 1.5, 1.3], count: 7)) == ["samples.unstable"])
  }

  /// Trap T31: the same lookups over six seeds took 0.032 to 0.057 s.
  @Test func t31ProcessesThatDisagreeShowTheirLayout() {
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

  @Test func aQuietMachineRaisesNoWarning() {
    var conditions = MachineConditions()
    #expect(conditions.warnings.isEmpty)
    conditions.load = 0.3
    conditions.cores = 2
    conditions.swapped = .zero
    conditions.memoryLimit = ByteCount(1_000_000)
    conditions.memoryUsed = ByteCount(10_000)
    conditions.collections = 0
    #expect(conditions.warnings.isEmpty)
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
    #expect(
      conditions.warnings.map(\.id) == [
        "machine.loaded", "machine.swapping", "machine.near-limit", "engine.free-threaded",
        "engine.no-probe", "collector.ran",
      ])
    #expect(conditions.warnings.allSatisfy { $0.message.hasSuffix(".") })
  }
}
