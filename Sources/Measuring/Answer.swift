/// What a variant's `use` computed, in a form that can be compared across processes.
package struct Answer: Hashable, Sendable, Codable {
  /// A shortened `repr`.
  package var repr: String
  /// The canonical digest; nil where the answer cannot be compared (its repr holds an address).
  package var digest: String?

  /// Makes an answer.
  package init(repr: String, digest: String?) {
    self.repr = repr
    self.digest = digest
  }
}
