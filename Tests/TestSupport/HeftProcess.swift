package import Foundation

/// Runs the built `heft` as a script would, and keeps what it said.
package struct HeftProcess {
  package let exitCode: Int32
  package let output: String
  package let errors: String

  /// The built executable.
  package static var executable: URL { buildFolder.appending(path: "heft") }

  /// The folder that the tests were built into.
  package static var buildFolder: URL {
    let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = bundle.deletingLastPathComponent()
    while folder.path().count > 1 {
      if FileManager.default.isExecutableFile(atPath: folder.appending(path: "heft").path()) {
        return folder
      }
      folder = folder.deletingLastPathComponent()
    }
    return packageFolder.appending(path: ".build/debug")
  }

  /// The folder of the package's manifest.
  package static var packageFolder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// Runs heft with arguments and waits for its end.
  ///
  /// - Parameters:
  ///   - input: what it reads from standard input.
  ///   - data: its data folder, for tests that look at journals; a fresh one each time by default.
  ///   - directory: where it stands; where the tests do by default.
  ///   - prefix: what starts it: a program and arguments that heft's own follow, such as `env -i`.
  package static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    data: TemporaryFolder = TemporaryFolder(), directory: String? = nil, prefix: [String] = []
  ) throws -> HeftProcess {
    let words = prefix + (prefix.isEmpty ? [executable.path()] : []) + arguments
    return try run(words, input, environment, data, directory)
  }

  /// Runs a script of the system's shell, in which `$HEFT` is the built executable; the exit code is its last
  /// command's.
  package static func run(
    script: String, input: String = "", data: TemporaryFolder = TemporaryFolder()
  ) throws -> HeftProcess {
    try run(["/bin/sh", "-c", script], input, ["HEFT": executable.path()], data, nil)
  }

  private static func run(
    _ words: [String], _ input: String, _ environment: [String: String], _ data: TemporaryFolder,
    _ directory: String?
  ) throws -> HeftProcess {
    let process = Process()
    process.executableURL = URL(filePath: words[0])
    process.arguments = Array(words.dropFirst())
    if let directory { process.currentDirectoryURL = URL(filePath: directory) }
    process.environment = ProcessInfo.processInfo.environment.merging(
      [
        "HEFT_DATA": data.path, "HEFT_CACHE": TestCache.path, "SWIFT_BACKTRACE": "enable=no",
        "COLUMNS": "100",
      ].merging(environment) { _, last in last }
    ) { _, last in last }
    let folder = TemporaryFolder()
    let outputFile = folder.url.appending(path: "out")
    let errorFile = folder.url.appending(path: "err")
    let inputFile = folder.url.appending(path: "in")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    try Data(input.utf8).write(to: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    try process.run()
    process.waitUntilExit()
    return HeftProcess(
      exitCode: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }
}
