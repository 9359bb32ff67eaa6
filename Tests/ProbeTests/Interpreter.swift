import Foundation
import Testing

/// A CPython on this machine that the probe is tried in.
struct Interpreter: Sendable, CustomStringConvertible {
  let path: String
  let version: String

  var minor: Int { Int(version.split(separator: ".")[1]) ?? 0 }
  var description: String { "CPython \(version)" }

  /// One interpreter for each minor version from 3.9 on, the oldest first, and each release that
  /// HEFT_REQUIRE_PYTHONS names in full.
  static let all: [Interpreter] = {
    var found: [Interpreter] = []
    for path in candidates {
      guard let version = version(of: path) else { continue }
      let interpreter = Interpreter(path: path, version: version)
      guard version.hasPrefix("3."), interpreter.minor >= 9 else { continue }
      let isNew = !found.contains { $0.minor == interpreter.minor }
      let isAsked = required.contains(version) && !found.contains { $0.version == version }
      if isNew || isAsked { found.append(interpreter) }
    }
    let sorted = found.sorted { ($0.minor, $0.version) < ($1.minor, $1.version) }
    print("CPythons under the probe: \(sorted.map(\.description).joined(separator: ", "))")
    return sorted
  }()

  /// Beside these, what HEFT_MORE_PYTHONS names: paths of interpreters, with colons between, for
  /// versions that are newer than what heft is tested with, and further releases of the others.
  static let more: [Interpreter] = {
    let paths = ProcessInfo.processInfo.environment["HEFT_MORE_PYTHONS"] ?? ""
    let found = paths.split(separator: ":").map(String.init).compactMap { path in
      version(of: path).map { Interpreter(path: path, version: $0) }
    }
    if found.isEmpty {
      print("HEFT_MORE_PYTHONS names no interpreter: unknown versions of CPython are skipped.")
    }
    return found
  }()

  /// Those of `all` for which `make deps-packages`, or `make test` itself, has installed NumPy,
  /// pandas and Arrow; each is the same CPython, in an environment of the project's own.
  static let withPackages: [Interpreter] = {
    let found = all.compactMap(\.inEnvironment)
    for interpreter in all {
      let packages =
        found.first { $0.version == interpreter.version }?.packages
        ?? "none, so what needs NumPy, pandas or Arrow is skipped"
      print("Packages of \(interpreter): \(packages)")
    }
    return found
  }()

  /// What HEFT_REQUIRE_PYTHONS names: minor versions and releases, such as `3.9,3.13.5`.
  static let required = listed(in: "HEFT_REQUIRE_PYTHONS")
  /// Those that HEFT_REQUIRE_PACKAGES names: there, missing packages are a failure and no gap.
  static let requiredWithPackages = listed(in: "HEFT_REQUIRE_PACKAGES")

  /// This one with packages where it has them.
  var atItsBest: Interpreter {
    Interpreter.withPackages.first { $0.version == version } ?? self
  }

  private var inEnvironment: Interpreter? {
    let python = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent(".heft-venv-packages/3.\(minor)/bin/python").path
    guard Interpreter.version(of: python) == version else { return nil }
    let environment = Interpreter(path: python, version: version)
    return environment.packages == nil ? nil : environment
  }

  /// Which packages it has, in which versions; nil if it lacks one.
  private var packages: String? {
    let code = """
      import importlib.metadata as installed
      names = 'numpy', 'pandas', 'pyarrow'
      print(*(name + ' ' + installed.version(name) for name in names), sep=', ')
      """
    guard let run = try? Run(path, ["-I", "-c", code]), run.status == 0 else { return nil }
    return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func listed(in variable: String) -> [String] {
    let names = ProcessInfo.processInfo.environment[variable] ?? ""
    return names.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private static var candidates: [String] {
    let files = FileManager.default
    let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
    let versions = home + "/.pyenv/versions"
    let managed = ((try? files.contentsOfDirectory(atPath: versions)) ?? []).sorted().reversed()
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let onPath = (9...15).map { "python3.\($0)" } + ["python3"]
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
