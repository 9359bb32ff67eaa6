/// What a lesson expects a ledger to say of the last variant held against the first.
///
/// The raw values are those of the verdicts that are measured.
package enum Direction: String, CaseIterable, Hashable, Sendable, Codable {
  case smaller, larger, same, faster, slower
  case noDifference = "no difference detected"

  /// Whether it speaks of time.
  package var isTime: Bool {
    switch self {
    case .faster, .slower, .noDifference: true
    case .smaller, .larger, .same: false
    }
  }
}
