/// What a lesson needs beside Python itself: a package, named as PyPI names it, or a program.
///
/// It is written as pip reads it, in the part of PEP 508 that lessons have use for:
/// `dask[distributed]`, `numpy<2`, `numpy<2; python_version < '3.10'`.
package struct Requirement: Hashable, Sendable, CustomStringConvertible {
  /// As the lesson writes it.
  package let text: String
  /// The package's name.
  package let name: String
  /// The name with what stands in brackets behind it, as results call it.
  package let title: String
  /// What is needed, without the Pythons that need it: `numpy<2`.
  package let wanted: String
  /// What its version has to keep to.
  let bounds: [VersionBound]
  /// Which Pythons need it; nil for all of them.
  private let condition: VersionBound?

  /// Reads a requirement; anything will do, since pip has the last word.
  package init(_ text: String) {
    self.text = text
    let parts = text.split(separator: ";", maxSplits: 1).map(Self.trimmed)
    let package = parts.first ?? ""
    let name = package.prefix { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    let rest = package[name.endIndex...]
    let extras = rest.first == "[" ? rest.prefix { $0 != "]" } + "]" : ""
    self.name = String(name)
    wanted = String(package)
    title = String(name + extras).filter { $0 != " " }
    bounds = rest.dropFirst(extras.count).split(separator: ",").compactMap {
      VersionBound(Self.trimmed($0))
    }
    condition = parts.count > 1 ? Self.condition(parts[1]) : nil
  }

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
  package static let java = "java"

  /// PySpark is published as source alone. It holds no code that would have to be compiled.
  var comesAsSource: Bool { name == "pyspark" }

  /// The bound in `python_version < '3.10'`, the only kind of condition that lessons have use for.
  private static func condition(_ text: Substring) -> VersionBound? {
    let subject = "python_version"
    guard text.hasPrefix(subject) else { return nil }
    return VersionBound(text.dropFirst(subject.count).filter { !"'\" ".contains($0) })
  }

  /// `3.9` of `3.9.18`: what conditions mean by a Python's version.
  private static func minor(of version: String) -> String {
    version.split(separator: ".").prefix(2).joined(separator: ".")
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
