package import Basics
package import Languages

/// A piece of a lesson's code as an engine has to be able to read it.
package struct RunnableCode: Hashable, Sendable {
  package var language: CodeLanguage
  package var code: Snippet
  /// Whether it has to end in an expression: everything but setup is asked for its value.
  package var needsValue: Bool
}
