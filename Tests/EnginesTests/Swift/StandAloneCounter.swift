import Foundation

/// Weighs structures in a plain program under a counter that has nothing of heft's probe.
struct StandAloneCounter {
  /// Bytes out between the last two marks.
  struct Count {
    var requested = 0
    var usable = 0
  }

  private let folder: URL

  /// Compiles the counter and the program with the tools beside `swiftc`.
  init(_ list: StructureList, swiftc: String) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("heft-counter-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = folder.appendingPathComponent("main.swift")
    try list.program.write(to: source, atomically: true, encoding: .utf8)
    let clang = URL(fileURLWithPath: swiftc).deletingLastPathComponent()
      .appendingPathComponent("clang").path
    try run(
      FileManager.default.isExecutableFile(atPath: clang) ? clang : "/usr/bin/cc",
      [
        "-shared", "-fPIC", "-O1", "-D_GNU_SOURCE", "-o", path("counter.so"),
        StructureList.fixture("counter.c"), "-ldl",
      ])
    try run(swiftc, ["-O", "-suppress-warnings", "-o", path("program"), source.path])
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// What the structure of that number takes.
  func weigh(_ index: Int) throws -> Count {
    let log = path("log-\(index)")
    try run(
      path("program"), ["\(index)", "\(StructureList.n)"],
      environment: [
        "LD_PRELOAD": path("counter.so"), "COUNTER_LOG": log, "SWIFT_DETERMINISTIC_HASHING": "1",
      ])
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    let marks = lines.indices.filter { lines[$0].hasPrefix("=") }
    guard marks.count >= 2 else { return Count() }
    var live: [Substring: Count] = [:]
    for line in lines[marks[marks.count - 2]..<marks[marks.count - 1]] {
      let words = line.split(separator: " ")
      if words[0] == "+" {
        live[words[1]] = Count(requested: Int(words[2]) ?? 0, usable: Int(words[3]) ?? 0)
      } else if words[0] == "-" {
        live[words[1]] = nil
      }
    }
    return live.values.reduce(into: Count()) {
      $0.requested += $1.requested
      $0.usable += $1.usable
    }
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private struct Failed: Error {
    var program: String
    var status: Int32
  }

  private func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(program: program, status: process.terminationStatus)
    }
  }
}
