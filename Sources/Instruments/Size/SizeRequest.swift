package import Languages
import Lessons

/// What `size` is asked to weigh.
package struct SizeRequest: ExpressionRequest, Hashable, Sendable {
  package var expression: String
  /// Code that runs before, outside of what is measured.
  package var setup: String?
  /// The value of `n` in the code.
  package var n: Int?
  /// Nil for the language that is typed.
  package var language: CodeLanguage?
  /// Whether to show all that is known of where the bytes are.
  package var wholly: Bool

  /// What may follow the code.
  package static let options: [CommandOption] = [.where, .setup, .n, .swift]

  /// Makes a request.
  package init(expression: String, setup: String? = nil, n: Int? = nil, wholly: Bool = false) {
    self.expression = expression
    self.setup = setup
    self.n = n
    self.wholly = wholly
  }
}

extension SizeRequest {
  /// Reads the shell's `size EXPR [--where] [--setup CODE] [--n N]`.
  ///
  /// - Parameter isSwift: whether what is typed is Swift; `--swift` says so of one line.
  /// - Throws: a ``Problem`` where there is no expression or an option has no value.
  package init(parsing arguments: String, isSwift: Bool = false) throws(Problem) {
    let line = try ArgumentLine(
      arguments, of: "size", options: Self.options, isSwift: isSwift)
    guard !line.code.isEmpty else {
      throw .usage("size needs something to weigh", hint: "for example: size [1, 2, 3]")
    }
    self.init(expression: line.code)
    for (name, value) in line.options {
      if try take(name, value) { continue }
      try OptionValue.flag(value, of: name)
      wholly = true
    }
  }
}
