import Basics
import Measuring

/// Results as engines give them, made up for tests: the figures are those of no machine.
enum Samples {
  static let engine = EngineIdentity(
    name: "python", version: "3.11.7", path: "/usr/bin/python3.11", build: "CPython (main)")

  static var list: Sizing {
    var memory = MemoryReading()
    memory.shallow = ByteCount(8_448_728)
    memory.deep = ByteCount(40_448_728)
    memory.own = ByteCount(40_440_344)
    memory.shared = ByteCount(8384)
    memory.objects = 1_000_001
    memory.kept = ByteCount(40_440_344)
    memory.keptNative = ByteCount(8_448_672)
    memory.freed = ByteCount(40_440_344)
    memory.byType = [
      TypeShare(type: "int", objects: 1_000_000, bytes: ByteCount(32_000_000)),
      TypeShare(type: "list", objects: 1, bytes: ByteCount(8_448_728)),
    ]
    return Sizing(
      engine: engine, expression: "[x*x for x in range(1_000_000)]", type: "list",
      length: 1_000_000, memory: memory, buildSeconds: 0.061, walkSeconds: 0.018)
  }

  static var name: Sizing {
    var memory = MemoryReading()
    memory.shallow = ByteCount(208)
    memory.deep = ByteCount(123_456)
    memory.objects = 12
    memory.byType = (1...11).map {
      TypeShare(type: "package.module.Type\($0)", objects: $0, bytes: ByteCount(20_000 / $0))
    }
    memory.notes = ["kept and peak are empty, because x existed already and nothing was built."]
    memory.complete = false
    return Sizing(
      engine: engine, expression: "x", type: "package.module.Type1", memory: memory,
      warnings: [
        Warning(
          id: "machine.loaded",
          message:
            "The machine was busy before the run (load 3.10 on 2 processors): times are less sure, memory is not affected."
        )
      ])
  }

  /// In a language without a walk, whose values have a stride.
  static var swiftArray: Sizing {
    var memory = MemoryReading()
    memory.shallow = ByteCount(8)
    memory.stride = ByteCount(8)
    memory.alignment = 8
    memory.kept = ByteCount(1033)
    memory.rounded = ByteCount(1048)
    memory.freed = ByteCount(1033)
    return Sizing(
      engine: EngineIdentity(
        name: "swift", version: "6.3.1", path: "/usr/bin/swiftc", build: "Swift 6.3.1"),
      expression: "bytes", type: "Array<UInt8>", length: 1001, memory: memory, buildSeconds: 2e-6)
  }

  static var nested: Sizing {
    var memory = MemoryReading()
    memory.shallow = ByteCount(184)
    memory.deep = ByteCount(41_500_000)
    memory.objects = 501_008
    memory.byType = [TypeShare(type: "dict", objects: 100_001, bytes: ByteCount(18_400_184))]
    var anatomy = Anatomy()
    anatomy.byDepth = [
      DepthShare(depth: 0, to: 0, objects: 1, bytes: ByteCount(184)),
      DepthShare(depth: 1, to: 1, objects: 4, bytes: ByteCount(810_000)),
      DepthShare(depth: 8, to: 2000, objects: 501_003, bytes: ByteCount(40_689_816)),
    ]
    anatomy.largest = [
      MemberShare(
        level: 0, path: "data", type: "dict", bytes: ByteCount(41_500_000), members: 4,
        common: ByteCount(4_000_000)),
      MemberShare(
        level: 1, path: "data[\"users\"]", type: "list", bytes: ByteCount(31_500_000),
        members: 100_000, common: ByteCount(106)),
      MemberShare(
        level: 2, path: "data[\"users\"][10111]", type: "dict", bytes: ByteCount(397)),
      MemberShare(level: 1, path: "data[\"log\"]", type: "list", bytes: ByteCount(1_040_000)),
    ]
    anatomy.duplicates = Duplicates(
      copies: 99_990, values: 3, saving: ByteCount(5_499_450),
      top: [
        .init(text: "'city 7'", type: "str", objects: 50_001, saving: ByteCount(2_750_000)),
        .init(text: "(1.5, 2)", type: "tuple", objects: 30_000, saving: ByteCount(1_649_945)),
      ])
    anatomy.rooms = [
      Room(
        type: "list", containers: 100_002, used: 301_000, capacity: 301_216, spare: ByteCount(1728)),
      Room(
        type: "dict", containers: 100_001, used: 300_002, capacity: 500_005,
        spare: ByteCount(3_200_048)),
    ]
    anatomy.ownRoom = Room(
      type: "dict", containers: 1, used: 2, capacity: 5, spare: ByteCount(48))
    anatomy.seconds = 0.131
    return Sizing(
      engine: engine, expression: "data", type: "dict", length: 2, memory: memory,
      anatomy: anatomy, walkSeconds: 0.04)
  }

  /// Seven processes of three samples that waver by 2 %; `phase` shifts how, so that two differ.
  static func timing(_ seconds: Double, phase: Int = 1) -> Timing? {
    Timing(
      samples: (0..<7).flatMap { process in
        (0..<3).map { index in
          let wobble = 1 + Double((process * 3 + index * phase) % 5 - 2) / 100
          return Sample(seconds: seconds * wobble, loops: 1000, process: process)
        }
      })
  }

  static func result(
    _ name: String, _ code: String, kept: Int, peak: Int, build: Double, use: Double,
    phase: Int = 1, answer: Answer? = Answer(repr: "333332833333500000", digest: "int:1")
  ) -> VariantResult {
    var memory = MemoryReading()
    memory.kept = ByteCount(kept)
    memory.peak = ByteCount(peak)
    memory.allocations = kept / 40
    return VariantResult(
      variant: Variant(
        name: name, code: Snippet(code, origin: SourceLocation(file: "command line", line: 1))),
      memory: memory, build: timing(build, phase: phase),
      use: timing(use, phase: phase), answer: answer)
  }

  static let naive = result(
    "naive", "[x*x for x in range(n)]", kept: 40_440_344, peak: 40_440_544, build: 46e-3,
    use: 11e-3)
  static let optimized = result(
    "optimized", "(x*x for x in range(n))", kept: 208, peak: 392, build: 0.6e-6, use: 52e-3,
    phase: 3)

  static var generator: Comparison {
    Comparison.judging(engine: engine, n: 1_000_000, results: [naive, optimized])
  }

  /// The same experiment in Python and in Swift.
  static var bothLanguages: [Comparison] {
    let swift = EngineIdentity(
      name: "swift", version: "6.3.1", path: "/usr/bin/swiftc", build: "Swift (release)")
    let array = result(
      "naive", "(0..<n).map { $0 * $0 }", kept: 8_000_032, peak: 8_000_032, build: 1.1e-3,
      use: 0.4e-3, answer: Answer(repr: "333332833333500000", digest: "int:1"))
    let lazy = result(
      "optimized", "(0..<n).lazy.map { $0 * $0 }", kept: 0, peak: 0, build: 20e-9, use: 0.5e-3,
      phase: 2)
    return [
      generator, Comparison.judging(engine: swift, n: 1_000_000, results: [array, lazy]),
    ]
  }

  static var threeVariants: Comparison {
    let array = result(
      "array", "array('q', (x*x for x in range(n)))", kept: 8_000_064, peak: 8_500_064,
      build: 60e-3, use: 20e-3, phase: 2)
    return Comparison.judging(engine: engine, n: 1_000_000, results: [naive, array, optimized])
  }

  static var differing: Comparison {
    let one = result(
      "naive", "[1]", kept: 64, peak: 64, build: 1e-6, use: 1e-6,
      answer: Answer(repr: "1", digest: "int:1"))
    let two = result(
      "optimized", "[2]", kept: 64, peak: 64, build: 1e-6, use: 1e-6,
      answer: Answer(repr: "2", digest: "int:2"))
    return Comparison.judging(engine: engine, n: nil, results: [one, two])
  }

  static var unmeasured: Comparison {
    var naive = naive
    naive.memory.kept = nil
    naive.memory.peak = nil
    naive.memory.notes = ["kept and peak are missing, because the probe could not be loaded."]
    naive.build = nil
    naive.use = nil
    naive.answer = nil
    return Comparison.judging(engine: engine, n: nil, results: [naive, naive])
  }
}
