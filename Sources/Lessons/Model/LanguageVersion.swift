/// A minor version such as 3.11; patch releases count as their minor version.
package struct LanguageVersion: Hashable, Sendable {
  package var major: Int
  package var minor: Int

  /// Makes a version.
  package init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads `3.11`, `3.11.7` or `3.13.0rc1`; nil where the text does not begin with two numbers.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, let major = Int(parts[0]), let minor = Int(parts[1]) else { return nil }
    self.init(major, minor)
  }
}

extension LanguageVersion: Comparable, CustomStringConvertible {
  package static func < (left: LanguageVersion, right: LanguageVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  package var description: String { "\(major).\(minor)" }
}
