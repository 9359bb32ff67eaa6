internal import Measuring

/// How good a person's bets are, over all sessions.
package struct Calibration: Fold, Hashable {
  /// The bets that were scored, oldest first.
  package private(set) var bets: [Event.Prediction] = []

  package static let kinds: Set<Event.Kind> = [.prediction]

  package init() {}

  package mutating func add(_ record: Record, of session: SessionID) {
    guard case .prediction(let event) = record.event, let actual = event.actual,
      actual > 0, event.bet > 0, actual.isFinite, event.bet.isFinite
    else { return }
    bets.append(event)
  }

  /// By what factor the typical bet is off, at least 1; nil without bets.
  ///
  /// The median of the larger over the smaller of bet and result, which is the exponential of the
  /// median absolute log error.
  package var typicalFactor: Double? {
    geometricMedian(ratios.map { max($0, 1 / $0) })
  }

  /// The typical bet over the result: below 1 for a person who expects too little.
  package var bias: Double? { geometricMedian(ratios) }

  /// How many bets were within a factor of two.
  package var withinTwo: Int { ratios.count { (0.5...2).contains($0) } }

  /// ``typicalFactor`` over the first and over the last half; nil with fewer than six bets.
  package var trend: (first: Double, last: Double)? {
    guard ratios.count >= 6 else { return nil }
    let factors = ratios.map { max($0, 1 / $0) }
    let half = factors.count / 2
    guard let first = geometricMedian(factors.prefix(half)),
      let last = geometricMedian(factors.suffix(half))
    else { return nil }
    return (first, last)
  }

  private var ratios: [Double] {
    bets.compactMap { bet in bet.actual.map { bet.bet / $0 } }
  }

  /// The middle value; of an even number, the geometric mean of the two in the middle.
  private func geometricMedian(_ values: some Collection<Double>) -> Double? {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    return (low * high).squareRoot()
  }
}
