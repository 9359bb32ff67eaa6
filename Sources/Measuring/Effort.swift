/// How much time an experiment may take.
package enum Effort: String, CaseIterable, Hashable, Sendable, Codable {
  /// What the probe counts, once; neither resident memory nor time: what exercises are checked by.
  case probeOnly
  /// Memory once, no time: what `heft check --quick` uses.
  case memoryOnly
  /// About two seconds of timing; the default.
  case quick
  /// Enough processes to find a difference of 10 % on a body of 10 ms.
  case careful

  /// Whether times are taken.
  package var takesTimes: Bool { self == .quick || self == .careful }
}
