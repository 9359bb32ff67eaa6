package import Basics

/// How an experiment judges a source's claim: the claim holds where the effect is measured.
package struct ClaimTest: Hashable, Sendable {
  /// The claim's id, such as `D4`.
  package var claim: String
  package var effect: Effect
  package var location: SourceLocation

  /// Makes a test.
  package init(claim: String, effect: Effect, location: SourceLocation) {
    self.claim = claim
    self.effect = effect
    self.location = location
  }
}
