internal import Basics

/// Something that a lesson needs beside Python itself: a package of PyPI, as pip writes it
/// (`pandas`, `numpy<2`, `dask[distributed]`, `numpy<2; python_version < '3.10'`), or `java`.
package struct Requirement: Hashable, Sendable, CustomStringConvertible {
  private let parts: RequirementText
  /// What its version has to keep to, as far as heft can judge it.
  let bounds: [VersionBound]
  /// Which Pythons need it; nil for all of them.
  private let condition: VersionBound?

  /// Reads a requirement.
  ///
  /// - Throws: ``PackageError/notAllowed(_:reason:hint:)`` for all that ``RequirementText`` refuses, so that
  ///   nothing else ever reaches pip.
  package init(_ text: String) throws(PackageError) {
    do throws(RequirementText.Fault) {
      parts = try RequirementText(text)
    } catch {
      throw .notAllowed(text, reason: error.message, hint: error.hint)
    }
    bounds = parts.bounds.compactMap { VersionBound($0.text) }
    condition = parts.condition.flatMap { VersionBound($0.text) }
  }

  /// In the one spelling that pip is given.
  package var text: String { parts.text }
  /// The package's name.
  package var name: String { parts.name }
  /// The name with what stands in brackets behind it, as results call it.
  package var title: String { parts.title }
  /// What is needed, without the Pythons that need it: `numpy<2`.
  package var wanted: String { parts.wanted }

  package var description: String { text }

  /// Whether it is no package of Python's, so that heft cannot install it.
  package var isProgram: Bool { text == Self.java }

  /// Whether it says of some Pythons that they need something.
  package var isConditional: Bool { condition != nil }

  /// Whether a Python of that version, such as `3.9.18`, needs it.
  package func isNeeded(byPython version: String) -> Bool {
    condition?.allows(Self.minor(of: version)) ?? true
  }

  /// Whether a version of the package will do.
  func isMet(by version: String) -> Bool { bounds.allSatisfy { $0.allows(version) } }

  /// The Java that PySpark runs on.
  package static let java = RequirementText.java

  /// PySpark is published as source alone. It holds no code that would have to be compiled.
  var comesAsSource: Bool { name == "pyspark" }

  /// `3.9` of `3.9.18`: what conditions mean by a Python's version.
  private static func minor(of version: String) -> String {
    version.split(separator: ".").prefix(2).joined(separator: ".")
  }
}
