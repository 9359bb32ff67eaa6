import Foundation

/// The CPythons that tests run against.
///
/// `HEFT_REQUIRE_PYTHONS=3.9,3.12` makes a missing one a failure instead of a gap.
package enum Pythons {
  /// One interpreter, as tests print it.
  package struct Found: Sendable, CustomStringConvertible {
    package let version: String
    package let path: String
    package var description: String { version }

    /// Names an interpreter that was found elsewhere.
    package init(version: String, path: String) {
      self.version = version
      self.path = path
    }
  }

  /// One of each version that is served, oldest first.
  package static let all: [Found] = (versions + releases).compactMap(find)

  private static let versions = ["3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15"]
  /// What was asked for in full, such as `3.13.5`: releases of one version differ too.
  private static let releases = asked.filter { $0.split(separator: ".").count == 3 }
  private static let asked: [String] = {
    let names = ProcessInfo.processInfo.environment["HEFT_REQUIRE_PYTHONS"] ?? ""
    return names.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }()

  /// The versions that were asked for and are not there.
  package static var missing: [String] {
    asked.filter { wanted in !all.contains { $0.version == wanted } }
  }

  /// The interpreter of a version such as `3.12`, from pyenv or the search path.
  package static func find(_ version: String) -> Found? {
    let environment = ProcessInfo.processInfo.environment
    let root = environment["PYENV_ROOT"] ?? "\(environment["HOME"] ?? "")/.pyenv"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/versions")) ?? []
    var paths = versions.filter { $0 == version || $0.hasPrefix("\(version).") }.sorted()
      .map { "\(root)/versions/\($0)/bin/python" }
    paths += (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/python\(version)" }
      .filter { !$0.contains("/shims/") }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
      .map { Found(version: version, path: $0) }
  }
}
