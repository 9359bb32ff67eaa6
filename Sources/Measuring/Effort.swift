/// How much time an experiment may take.
package enum Effort: String, CaseIterable, Hashable, Sendable, Codable {
  /// Memory once, no time: what `heft check --quick` uses.
  case memoryOnly
  /// About two seconds of timing; the default.
  case quick
  /// Enough processes to find a difference of 10 % on a body of 10 ms.
  case careful
}
