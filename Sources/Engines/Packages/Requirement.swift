/// What a lesson needs beside Python itself: a package, named as PyPI names it, or a program.
package struct Requirement: Hashable, Sendable, CustomStringConvertible {
  /// As the lesson writes it: `pandas`, `dask[distributed]`, `java`.
  package let text: String

  /// Reads a requirement; anything will do, since pip has the last word.
  package init(_ text: String) {
    self.text = text
  }

  package var description: String { text }

  /// Whether it is no package of Python's, so that heft cannot install it.
  package var isProgram: Bool { text == Self.java }

  /// The Java that PySpark runs on.
  package static let java = "java"

  /// The package's name, without what stands in brackets.
  var name: String { String(text.prefix { $0 != "[" }) }

  /// PySpark is published as source alone. It holds no code that would have to be compiled.
  var comesAsSource: Bool { name == "pyspark" }
}
