package import Lessons
package import Measuring

/// How far `heft check` goes.
package enum CheckDepth: String, Hashable, Sendable {
  case lintOnly, quick, full

  /// How an experiment is measured: for a quick check no longer than what the lesson says of it needs.
  package func effort(for spec: ExperimentSpec) -> Effort {
    if self == .full { return .quick }
    let effects = spec.expectations.map(\.effect) + spec.claims.map(\.effect)
    return effects.contains { $0.ledger == .rss } ? .memoryOnly : .probeOnly
  }
}
