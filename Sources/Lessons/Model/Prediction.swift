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
}
