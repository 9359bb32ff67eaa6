/// Which engine produced a figure, as exactly as it can say.
package struct EngineIdentity: Hashable, Sendable, Codable {
  /// The language: `python` or `swift`.
  package var name: String
  /// The full version, such as `3.11.7`.
  package var version: String
  /// The executable's path.
  package var path: String
  /// The implementation and the build, such as `CPython (main, Dec  8 2024, GCC 12.2.0)`.
  package var build: String
  /// The packages that were asked for, with their versions; nil where none were.
  package var packages: [String: String]?

  /// Makes an identity.
  package init(
    name: String, version: String, path: String, build: String, packages: [String: String]? = nil
  ) {
    self.name = name
    self.version = version
    self.path = path
    self.build = build
    self.packages = packages
  }

  /// The name people use: `CPython 3.11.7`, `Swift 6.3.1`.
  package var title: String {
    name == "python"
      ? "CPython \(version)" : "\(language) \(version)"
  }
  /// The language's name: `Python`, `Swift`.
  package var language: String { "\(name.prefix(1).uppercased())\(name.dropFirst())" }
  /// The name with the build: `CPython 3.11.7 (main, Dec  8 2024, GCC 12.2.0)`.
  package var exactTitle: String {
    let details = build.drop { $0 != "(" }
    return details.isEmpty ? title : "\(title) \(details)"
  }
}
