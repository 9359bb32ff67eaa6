package import Basics
package import Languages

/// A fenced block of code.
package struct CodeBlock: Hashable, Sendable {
  /// The first word of the info string, such as `python` or `text`; empty where there is none.
  package var language: String
  /// Nil for an illustration, which is shown and never run.
  package var role: CodeRole?
  package var snippet: Snippet
  /// Where the fence stands.
  package var location: SourceLocation

  /// Makes a block.
  package init(
    language: String, role: CodeRole? = nil, snippet: Snippet, location: SourceLocation
  ) {
    self.language = language
    self.role = role
    self.snippet = snippet
    self.location = location
  }

  /// The engine's language, where it is one.
  package var codeLanguage: CodeLanguage? { CodeLanguage(rawValue: language) }
}
