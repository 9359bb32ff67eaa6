import Basics
import Foundation
import TestSupport
import Testing

/// Code that runs tracemalloc by itself.
@Suite struct TracingTests {
  private static let code = "[n * 1000.5 for n in range(2000)]"

  /// What the list and its numbers take by the interpreter's own word, without heft.
  private func expected(of python: Pythons.Found) throws -> Int {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: python.path)
    let code =
      "import sys; it = \(Self.code); print(sys.getsizeof(it) + sum(map(sys.getsizeof, it)))"
    process.arguments = ["-I", "-c", code]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  private func check(_ heft: HeftProcess, on python: Pythons.Found) throws {
    #expect(heft.exitCode == 0, "\(python): \(heft.errors)")
    let json = try JSONValue(parsing: heft.output.utf8)
    let bytes = try expected(of: python)
    #expect(json["kept"]?.int == bytes, "\(python)")
    #expect(json["own"]?.int == bytes, "\(python)")
    #expect(json["freed"]?.int == bytes, "\(python)")
    let notes = json["notes"]?.array?.compactMap(\.string) ?? []
    #expect(notes.contains { $0.hasPrefix("tracemalloc was on; it is stopped") }, "\(notes)")
  }

  @Test(
    "V10 A tracemalloc of the code's own is stopped while heft measures", arguments: Pythons.all)
  func tracingInTheSetup(python: Pythons.Found) throws {
    let heft = try HeftProcess.run([
      "size", Self.code, "--setup", "import tracemalloc; tracemalloc.start()",
      "--python", python.path, "--json",
    ])
    try check(heft, on: python)
  }

  @Test("V10 So is one that runs from the interpreter's start", arguments: Pythons.all)
  func tracingFromTheStart(python: Pythons.Found) throws {
    // An environment whose start-up code starts it, as `python -m venv` would lay it out.
    let environment = TemporaryFolder()
    let home = URL(filePath: python.path).deletingLastPathComponent().path()
    _ = try environment.file("pyvenv.cfg", "home = \(home)\n")
    let minor = python.version.split(separator: ".").prefix(2).joined(separator: ".")
    _ = try environment.file(
      "lib/python\(minor)/site-packages/sitecustomize.py",
      "import tracemalloc\ntracemalloc.start()\n")
    let program = "\(environment.path)/bin/python"
    try FileManager.default.createDirectory(
      atPath: "\(environment.path)/bin", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: program, withDestinationPath: python.path)
    let heft = try HeftProcess.run(["size", Self.code, "--python", program, "--json"])
    try check(heft, on: python)
  }
}
