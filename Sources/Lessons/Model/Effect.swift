/// A statement about one ledger that a measurement makes true or false, such as "kept is smaller,
/// at least 1.3 times".
package struct Effect: Hashable, Sendable {
  package var ledger: LedgerName
  package var direction: Direction
  /// The least ratio, at least 1, of the larger figure to the smaller.
  package var atLeast: Double?
  /// The greatest such ratio.
  package var atMost: Double?

  /// Makes an effect.
  package init(
    ledger: LedgerName, direction: Direction, atLeast: Double? = nil, atMost: Double? = nil
  ) {
    self.ledger = ledger
    self.direction = direction
    self.atLeast = atLeast
    self.atMost = atMost
  }

  /// Whether a measured verdict and its ratio make the statement true.
  ///
  /// - Parameters:
  ///   - direction: the measured verdict; nil where nothing could be measured.
  ///   - ratios: where the ratio lies, at least 1: a single number where it was measured, up to
  ///     infinity where only the least it can be is known; nil where there is none.
  /// - Returns: nil where the statement cannot be judged: nothing was measured, or a bound is set
  ///   and what is known of the ratio does not decide on it.
  package func isMet(direction measured: Direction?, ratios: ClosedRange<Double>?) -> Bool? {
    guard let measured else { return nil }
    guard measured == direction else { return false }
    if atLeast == nil && atMost == nil { return true }
    guard let ratios else { return nil }
    let (least, most) = (atLeast ?? 1, atMost ?? .infinity)
    if ratios.lowerBound >= least && ratios.upperBound <= most { return true }
    return ratios.upperBound < least || ratios.lowerBound > most ? false : nil
  }
}

extension Effect: CustomStringConvertible {
  package var description: String {
    let bounds =
      switch (atLeast, atMost) {
      case (let low?, let high?): ", \(low.plain) to \(high.plain) times"
      case (let low?, nil): ", at least \(low.plain) times"
      case (nil, let high?): ", at most \(high.plain) times"
      case (nil, nil): ""
      }
    return "\(ledger.rawValue) is \(direction.rawValue)\(bounds)"
  }
}

extension Double {
  /// The number as a person writes it: `2`, `1.25`.
  var plain: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
