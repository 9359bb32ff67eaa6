import Basics
import Measuring

/// Results as engines give them, made up for tests.
enum Fixture {
  static let engine = EngineIdentity(
    name: "python", version: "3.11.7", path: "/usr/bin/python3.11", build: "CPython (main)")

  static func result(
    _ name: String, kept: Int? = nil, peak: Int? = nil, build: Timing? = nil, use: Timing? = nil,
    answer: Answer? = nil, complete: Bool = true, _ change: (inout MemoryReading) -> Void = { _ in }
  ) -> VariantResult {
    var memory = MemoryReading()
    memory.kept = kept.map { ByteCount($0) }
    memory.peak = peak.map { ByteCount($0) }
    change(&memory)
    return VariantResult(
      variant: Variant(
        name: name, code: Snippet("x", origin: SourceLocation(file: "heft[1]", line: 1))),
      memory: memory, build: build, use: use, answer: answer, complete: complete)
  }

  /// Seven processes of three samples that differ by parts of a thousand.
  static func timing(_ seconds: Double, loops: Int = 1000, processes: Int = 7) -> Timing? {
    let samples = (0..<processes).flatMap { process in
      (0..<3).map { index in
        let wobble = 1 + Double((process * 3 + index) % 5 - 2) / 1000
        return Sample(seconds: seconds * wobble, loops: loops, process: process)
      }
    }
    return Timing(samples: samples)
  }

  static func judged(_ results: VariantResult...) -> Comparison {
    Comparison.judging(engine: engine, n: 1000, results: results)
  }
}
