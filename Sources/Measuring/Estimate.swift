/// A statistic with its 95 % interval.
package struct Estimate: Hashable, Sendable {
  /// The statistic itself, of the samples as they are.
  package var value: Double
  /// The lower end of the interval.
  package var low: Double
  /// The upper end of the interval.
  package var high: Double

  /// Makes an estimate.
  package init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }

  /// The estimate of the inverse; the ends change places.
  var inverted: Estimate { Estimate(value: 1 / value, low: 1 / high, high: 1 / low) }
}
