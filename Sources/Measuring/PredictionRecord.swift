internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What many bets together say of the person who made them.
package struct PredictionRecord: Hashable, Sendable {
  package var predictions: [Prediction]

  /// Gathers bets, in the order in which they were made.
  package init(_ predictions: [Prediction]) {
    self.predictions = predictions
  }

  /// The median log error; nil without bets.
  package var medianError: Double? { Median.of(predictions.map(\.error)) }

  /// The median of log₁₀(bet / actual): above 0 for someone who expects too much; nil without bets.
  package var bias: Double? { Median.of(predictions.map { log10($0.bet) - log10($0.actual) }) }

  /// One sentence on all bets; nil without bets.
  package var sentence: String? {
    guard let medianError, let bias else { return nil }
    let factor = pow(10, medianError).threeDigitsTrimmed
    if predictions.count == 1 {
      let side = abs(bias) < log10(1.1) ? "" : bias > 0 ? ", too high" : ", too low"
      return "1 bet, within a factor of \(factor)\(side)."
    }
    let bets = predictions.count.counted("bet")
    let tendency =
      if abs(bias) < log10(1.1) { "with no lean to either side" } else {
        bias > 0 ? "expecting too much as a rule" : "expecting too little as a rule"
      }
    return "\(bets), half of them within a factor of \(factor), \(tendency)."
  }
}
