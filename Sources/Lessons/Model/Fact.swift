package import Basics
package import Languages

/// How code judges a source's claim that no ledger speaks of: the claim holds where the code's last
/// expression is `True` (in Swift `true`), and does not where it is `False`.
package struct Fact: Hashable, Sendable {
  /// The claim's id, such as `D7`.
  package var claim: String
  package var language: CodeLanguage
  /// Complete in itself: no setup runs before it.
  package var code: Snippet

  /// Makes a fact.
  package init(claim: String, language: CodeLanguage, code: Snippet) {
    self.claim = claim
    self.language = language
    self.code = code
  }
}
