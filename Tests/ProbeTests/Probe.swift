import Foundation
import Testing

/// The library under test and the programs that try it.
enum Probe {
  /// `libheftprobe.so`, which the build puts beside the tests.
  static let path: String = {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return program.deletingLastPathComponent().appendingPathComponent("libheftprobe.so").path
  }()

  static func fixture(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(name)").path
  }

  /// Runs a fixture in an interpreter that carries the probe.
  static func run(
    _ fixture: String, _ arguments: [String] = [], in interpreter: Interpreter
  ) throws -> Run {
    try Run(
      interpreter.path, ["-B", Probe.fixture(fixture)] + arguments,
      environment: [
        "LD_PRELOAD": path, "PYTHONHASHSEED": "0", "ARROW_DEFAULT_MEMORY_POOL": "system",
      ])
  }

  /// Expects a fixture's function of that name to find what it promises.
  static func keeps(_ promise: String, of fixture: String, in interpreter: Interpreter) throws {
    let run = try run(fixture, [promise], in: interpreter)
    #expect(run.status == 0, "\(interpreter): \(run.errors.suffix(600))")
  }
}
