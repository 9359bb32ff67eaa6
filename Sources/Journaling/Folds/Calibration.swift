package import Measuring

/// How good a person's bets are, over all sessions.
package struct Calibration: Fold, Hashable {
  /// The bets that were scored, oldest first.
  package private(set) var record = PredictionRecord([])

  package static let kinds: Set<Event.Kind> = [.prediction]

  package init() {}

  package mutating func add(_ record: Record, of session: SessionID) {
    guard case .prediction(let event) = record.event, let actual = event.actual,
      let prediction = Prediction(bet: event.bet, actual: actual)
    else { return }
    self.record.predictions.append(prediction)
  }
}
