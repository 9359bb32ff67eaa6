import Foundation
import Testing

/// A CPython on this machine that the probe is tried in.
struct Interpreter: Sendable, CustomStringConvertible {
  let path: String
  let version: String

  var minor: Int { Int(version.split(separator: ".")[1]) ?? 0 }
  var description: String { "CPython \(version)" }

  /// One interpreter for each minor version from 3.9 on, the oldest first.
  static let all: [Interpreter] = {
    var found: [Int: Interpreter] = [:]
    for path in candidates {
      guard let version = version(of: path) else { continue }
      let interpreter = Interpreter(path: path, version: version)
      if version.hasPrefix("3."), interpreter.minor >= 9, found[interpreter.minor] == nil {
        found[interpreter.minor] = interpreter
      }
    }
    let sorted = found.values.sorted { $0.minor < $1.minor }
    print("The probe is tried in: \(sorted.map(\.description).joined(separator: ", "))")
    return sorted
  }()

  /// Minor versions that HEFT_REQUIRE_PYTHONS names, such as `3.9,3.10`.
  static var required: [String] {
    let names = ProcessInfo.processInfo.environment["HEFT_REQUIRE_PYTHONS"] ?? ""
    return names.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private static var candidates: [String] {
    let files = FileManager.default
    let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
    let versions = home + "/.pyenv/versions"
    let managed = ((try? files.contentsOfDirectory(atPath: versions)) ?? []).sorted().reversed()
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let onPath = (9...14).map { "python3.\($0)" } + ["python3"]
    let paths =
      managed.map { "\(versions)/\($0)/bin/python3" }
      + folders.flatMap { folder in onPath.map { "\(folder)/\($0)" } }
    return paths.filter { files.isExecutableFile(atPath: $0) && !$0.contains("/shims/") }
  }

  private static func version(of path: String) -> String? {
    let code = "import platform, sys; print(sys.implementation.name, platform.python_version())"
    guard let run = try? Run(path, ["-I", "-c", code]), run.status == 0 else { return nil }
    let words = run.output.split(separator: " ")
    guard words.count == 2, words[0] == "cpython" else { return nil }
    return words[1].trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
