package import Measuring

extension Event {
  /// A bet on a ratio: once when it is placed, once more when it is scored.
  ///
  /// Placed before the measurement, it has neither ``actual`` nor ``score``.
  package struct Prediction: Hashable, Sendable, Codable {
    /// The lesson's identifier.
    package var lesson: String
    /// The experiment's name in the lesson.
    package var experiment: String
    package var ledger: Ledger
    /// First over last variant; above 1 where the last is smaller.
    package var bet: Double
    /// What was measured, in the same sense.
    package var actual: Double?
    /// The log error, |log₁₀(bet / actual)|: 0 is exact.
    package var score: Double?

    /// Makes the payload.
    package init(
      lesson: String, experiment: String, ledger: Ledger, bet: Double, actual: Double? = nil,
      score: Double? = nil
    ) {
      self.lesson = lesson
      self.experiment = experiment
      self.ledger = ledger
      self.bet = bet
      self.actual = actual
      self.score = score
    }
  }
}
