/// A verdict with the ratio behind it.
///
/// Ratios are at least 1: `smaller` by 194,000 means that the last variant takes 194,000 times less.
package struct LedgerVerdict: Hashable, Sendable, Codable {
  package var verdict: Verdict
  /// Larger over smaller, or slower over faster; nil where it does not exist (a division by zero, nothing measured).
  package var ratio: Double?
  /// The lower end of the ratio's 95 % interval, for times. Where ``ratio`` is nil, the
  /// least it can be, because the smaller side lies below what can be measured.
  package var low: Double?
  /// The upper end of that interval; times only.
  package var high: Double?

  /// Makes a verdict.
  package init(verdict: Verdict, ratio: Double? = nil, low: Double? = nil, high: Double? = nil) {
    self.verdict = verdict
    self.ratio = ratio
    self.low = low
    self.high = high
  }

  /// Where the ratio lies: a single number where it was measured, up to infinity where only the
  /// least it can be is known, infinite where the smaller side is nothing; nil where there is none.
  package var ratios: ClosedRange<Double>? {
    if let ratio { return ratio...ratio }
    if let low { return low...Double.infinity }
    return verdict == .smaller || verdict == .larger ? Double.infinity...Double.infinity : nil
  }

  /// The widest interval, upper end over lower, that still says something of a small effect.
  private static let widest = 1.5

  /// Whether no difference was found because the interval is wide, so that nothing is decided.
  package var isVague: Bool {
    guard verdict == .noDifference, let low, let high else { return false }
    return high > low * Self.widest
  }
}
