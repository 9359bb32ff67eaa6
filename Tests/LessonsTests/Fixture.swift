import FoundationEssentials

/// Reads files beside the tests and in the project.
enum Fixture {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  /// The text of a file below `Fixtures`.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: tests.appending(path: "Fixtures/\(path)"), encoding: .utf8)
  }

  /// The text of a file of the project.
  static func project(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The paths of all files below a folder of the project, that end so.
  static func files(below folder: String, ending: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
  }

  private static let root = tests.deletingLastPathComponent().deletingLastPathComponent()
}
