/// A ledger as lessons name it.
///
/// The raw values are those of the ledgers that are measured. They are repeated here because a
/// lesson is read without anything that measures; the place where both meet tests that they agree.
package enum LedgerName: String, CaseIterable, Hashable, Sendable, Codable {
  case shallow, deep, own, shared, kept, keptNative, freed, peak, allocations, churn, rss, build
  case use

  /// Whether its values are wall times, which are reported and never fail a check.
  package var isTime: Bool { self == .build || self == .use }
}
