import Basics
import Foundation
import TestSupport
import Testing

/// A program of `Tests/Fixtures`, run by the Python that tests have packages for.
enum PythonFixture {
  /// Whether that Python is there, with some modules.
  static func needs(_ modules: String...) -> ConditionTrait {
    .enabled(
      if: run("-c", ["import \(modules.joined(separator: ", "))"])?.status == 0,
      "HEFT_TEST_PYTHON names no Python with \(modules.joined(separator: ", "))")
  }

  /// Whether there is a browser to look at pages with.
  static var needsBrowser: ConditionTrait {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let isThere = folders.contains { folder in
      ["chromium", "chromium-browser"].contains {
        FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
      }
    }
    return .enabled(if: isThere, "there is no chromium here")
  }

  /// What a program prints, as JSON.
  static func json(_ name: String, _ arguments: [String]) throws -> JSONValue {
    let path = HeftProcess.packageFolder.appending(path: "Tests/Fixtures/\(name)").path()
    let done = try #require(run(path, arguments))
    #expect(done.status == 0, "\(done.errors)")
    return try JSONValue(parsing: done.output)
  }

  private static func run(
    _ program: String, _ arguments: [String]
  ) -> (status: Int32, output: Data, errors: String)? {
    guard let python = JSONSchema.python else { return nil }
    let folder = TemporaryFolder()
    let errors = folder.url.appending(path: "errors")
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = [program] + arguments
    process.standardOutput = output
    do {
      try Data().write(to: errors)
      process.standardError = try FileHandle(forWritingTo: errors)
      try process.run()
    } catch {
      return nil
    }
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
    return (process.terminationStatus, said, text)
  }
}
