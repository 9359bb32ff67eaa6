package import Languages
import Lessons

/// What `layout` is asked to map.
package struct LayoutRequest: ExpressionRequest, Hashable, Sendable {
  package var expression: String
  /// Code that runs before.
  package var setup: String?
  /// The value of `n` in the code.
  package var n: Int?
  /// Nil for the language that is typed.
  package var language: CodeLanguage?

  /// What may follow the code.
  package static let options: [CommandOption] = [.setup, .n, .swift]

  /// Makes a request.
  package init(expression: String, setup: String? = nil, n: Int? = nil) {
    self.expression = expression
    self.setup = setup
    self.n = n
  }

  /// Reads the shell's `layout EXPR [--setup CODE] [--n N]`.
  ///
  /// - Parameter isSwift: whether what is typed is Swift; `--swift` says so of one line.
  /// - Throws: a ``Problem`` where there is no expression or an option has no value.
  package init(parsing arguments: String, isSwift: Bool = false) throws(Problem) {
    let line = try ArgumentLine(
      arguments, of: "layout", options: Self.options, isSwift: isSwift)
    guard !line.code.isEmpty else {
      throw .usage("layout needs an object to map", hint: "for example: layout [1, 2, 3]")
    }
    self.init(expression: line.code)
    for (name, value) in line.options { _ = try take(name, value) }
  }
}
