package import Basics

/// One way to construct the data: code in one engine's language.
package struct Variant: Hashable, Sendable, Codable {
  /// `naive`, `optimized`, or another word.
  package var name: String
  /// An expression, or statements whose last one is an expression; `n` is the experiment's size.
  package var code: Snippet

  /// Makes a variant.
  package init(name: String, code: Snippet) {
    self.name = name
    self.code = code
  }
}
