import Foundation

/// A program that was run to its end.
struct Run {
  let status: Int32
  let output: String
  let errors: String

  init(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: a program that writes much to both must not wait for its reader.
    let folder = FileManager.default.temporaryDirectory
    let files = [UUID(), UUID()].map { folder.appendingPathComponent("heft-\($0)") }
    defer { files.forEach { try? FileManager.default.removeItem(at: $0) } }
    for file in files { try Data().write(to: file) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    status = process.terminationReason == .exit ? process.terminationStatus : -1
    output = String(decoding: try Data(contentsOf: files[0]), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
  }
}
