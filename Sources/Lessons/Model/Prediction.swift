internal import Basics

/// The bet a learner is asked for before an experiment runs.
package struct Prediction: Hashable, Sendable {
  /// The ledger whose ratio, first variant over last, is guessed.
  package var ledger: LedgerName
  /// The question, one sentence.
  package var question: String

  /// Makes a prediction.
  package init(ledger: LedgerName, question: String) {
    self.ledger = ledger
    self.question = question
  }

  /// How far a bet is off, as a factor of at least 1: 2 means twice or half of what was measured.
  ///
  /// A factor, not a difference, because a bet of 10 for 100 and one of 100 for 10 are equally
  /// wrong; its logarithm is the error that is scored.
  ///
  /// - Parameters:
  ///   - bet: the guessed ratio, below 1 where the learner thinks the last variant takes more.
  ///   - measured: the measured first figure over the last.
  /// - Returns: nil where either is not a positive, finite number.
  package static func factor(bet: Double, measured: Double) -> Double? {
    guard bet > 0, measured > 0, bet.isFinite, measured.isFinite else { return nil }
    return max(bet / measured, measured / bet)
  }
}
