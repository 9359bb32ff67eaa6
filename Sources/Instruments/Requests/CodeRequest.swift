package import Basics
package import Languages
import Lessons

/// Code with a size for its `n`, as `time` and `watch` take it.
package struct CodeRequest {
  package var code: String
  package var n: Int?
  /// Nil for the language that is typed.
  package var language: CodeLanguage?

  /// Reads `CODE [--n N]`.
  ///
  /// - Parameter isSwift: whether what is typed is Swift; `--swift` says so of one line.
  /// - Throws: a ``Problem`` where there is no code or `--n` has no number.
  package init(
    parsing arguments: String, of command: String, example: String, isSwift: Bool = false
  ) throws(Problem) {
    let names: Set<String> = ["n", "swift"]
    let isSwift = isSwift || CodeScanner.asksForSwift(arguments, names: names)
    let (code, options) = CodeScanner(arguments, isSwift: isSwift).options(named: names)
    guard !code.isEmpty else {
      throw .usage("\(command) needs code", hint: "for example: \(example)")
    }
    self.code = code
    for (name, value) in options {
      if name == "swift" {
        try OptionValue.flag(value, of: name)
        language = .swift
      } else {
        n = try OptionValue.count(value, of: name)
      }
    }
  }

  /// The code with a place for its errors.
  package func snippet(_ file: String) -> Snippet {
    Snippet(code, origin: SourceLocation(file: file, line: 1))
  }
}
