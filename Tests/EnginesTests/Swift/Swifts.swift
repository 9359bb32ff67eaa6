import Basics
import Engines
import Foundation
import Measuring
import TestSupport
import Testing

/// The toolchain that tests run on: the one that builds heft is there.
enum Swifts {
  static let toolchain = Result { () throws(EngineError) in
    try SwiftToolchainFinder(environment: environment).choose()
  }

  static var engine: SwiftEngine {
    get throws { SwiftEngine(try toolchain.get(), environment: environment) }
  }

  private static let environment = ProcessInfo.processInfo.environment.merging(
    ["HEFT_CACHE": TestCache.path]) { _, last in last }

  static func size(
    _ code: String, setup: [String] = [], n: Int? = nil, monitor: any Monitor = SilentMonitor()
  ) throws -> Outcome<Sizing> {
    try engine.size(
      typed(code), setup: setup.enumerated().map { typed($0.element, entry: 100 + $0.offset) },
      n: n, budget: Budget(), monitor: monitor)
  }

  static func compare(
    _ variants: [String], use: String? = nil, n: Int? = nil, setup: [String] = [],
    effort: Effort = .memoryOnly, budget: Budget = Budget(),
    monitor: any Monitor = SilentMonitor()
  ) throws -> Outcome<Comparison> {
    func part(_ code: String, _ name: String) -> Snippet {
      Snippet(code, origin: SourceLocation(file: name, line: 1))
    }
    let names = variants.count == 2 ? ["naive", "optimized"] : variants.indices.map { "v\($0)" }
    let experiment = Experiment(
      setup: setup.map { part($0, "setup") },
      variants: zip(names, variants).map { Variant(name: $0, code: part($1, $0)) },
      use: use.map { part($0, "use") }, n: n)
    return try engine.measure(experiment, effort: effort, budget: budget, monitor: monitor)
  }
}
