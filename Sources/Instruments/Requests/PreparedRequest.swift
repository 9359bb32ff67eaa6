package import Basics
package import Languages

/// What is asked of an instrument that takes `--setup`, `--n` and `--swift`.
package protocol PreparedRequest {
  /// Code that runs before.
  var setup: String? { get set }
  /// The value of `n` in the code.
  var n: Int? { get set }
  /// Nil for the language that is typed.
  var language: CodeLanguage? { get set }
}

extension PreparedRequest {
  /// Reads one of the three options; false for another.
  ///
  /// - Throws: a ``Problem`` where its value does not fit.
  mutating func take(_ name: String, _ value: String) throws(Problem) -> Bool {
    switch name {
    case "setup": setup = try OptionValue.code(value, of: name)
    case "n": n = try OptionValue.count(value, of: name)
    case "swift":
      try OptionValue.flag(value, of: name)
      language = .swift
    default: return false
    }
    return true
  }

  /// What `--setup` gave, with a place for its errors.
  package var setupSnippets: [Snippet] {
    setup.map { [Snippet($0, origin: SourceLocation(file: Snippet.setupFile, line: 1))] } ?? []
  }
}

/// One that is about the value of an expression.
package protocol ExpressionRequest: PreparedRequest {
  var expression: String { get }
}

extension ExpressionRequest {
  /// The expression with a place for its errors.
  package var snippet: Snippet {
    Snippet(expression, origin: SourceLocation(file: "expression", line: 1))
  }
}

extension Snippet {
  /// The file that what `--setup` gave is said to come from.
  static let setupFile = "setup"
}
