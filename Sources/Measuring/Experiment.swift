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
  /// A setup that makes other data. Each variant is built and used on those first, and what is weighed
  /// is its first build on the real ones: nothing that an earlier build kept can serve it. (In Swift the
  /// first build counts, where it takes clearly more than later ones.) Nil where
  /// the same data are built from until building costs what it costs ever after.
  package var rehearsal: [Snippet]?

  /// Makes an experiment.
  package init(
    setup: [Snippet] = [], variants: [Variant], use: Snippet? = nil, n: Int? = nil,
    rehearsal: [Snippet]? = nil
  ) {
    self.setup = setup
    self.variants = variants
    self.use = use
    self.n = n
    self.rehearsal = rehearsal
  }
}
