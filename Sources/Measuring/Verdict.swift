/// What a ledger says of the last variant held against the first.
package enum Verdict: String, Hashable, Sendable, Codable {
  case smaller, larger, same
  case notMeasurable = "not measurable"
  case faster, slower
  case noDifference = "no difference detected"
  case tooShort = "too short to measure"
}
