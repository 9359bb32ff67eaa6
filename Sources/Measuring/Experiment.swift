package import Basics

/// Two or more variants to measure on equal terms.
package struct Experiment: Hashable, Sendable, Codable {
  /// Code that runs before every variant, outside of what is measured, in this order.
  package var setup: [Snippet]
  package var variants: [Variant]
  /// Code that consumes what was built; there `it` is the built value. Its value is the answer.
  package var use: Snippet?
  /// The size that `n` names in the code; nil where the code does not use it.
  package var n: Int?

  /// Makes an experiment.
  package init(setup: [Snippet] = [], variants: [Variant], use: Snippet? = nil, n: Int? = nil) {
    self.setup = setup
    self.variants = variants
    self.use = use
    self.n = n
  }
}
