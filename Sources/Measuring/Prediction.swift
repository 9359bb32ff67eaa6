internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A learner's bet on a ratio, held against the measurement.
///
/// A bet is scored by its log error, |log₁₀(bet / actual)|: to say 10 where 100 is true is as far
/// off as to say 1000. Both ratios are gains: above 1 the last variant is better.
package struct Prediction: Hashable, Sendable, Codable {
  /// How many times better the learner said the last variant would be; below 1 for worse.
  package let bet: Double
  /// How many times better it was.
  package let actual: Double

  /// Makes a prediction; nil where a ratio is not a positive number.
  package init?(bet: Double, actual: Double) {
    guard bet.isFinite, actual.isFinite, bet > 0, actual > 0 else { return nil }
    self.bet = bet
    self.actual = actual
  }

  /// Scores a bet on a verdict; nil where the verdict has no figure.
  package init?(bet: Double, on verdict: LedgerVerdict) {
    guard let gain = verdict.gain else { return nil }
    self.init(bet: bet, actual: gain)
  }

  /// The score: 0 is exact, 1 is off by a factor of ten.
  package var error: Double { abs(log10(bet) - log10(actual)) }

  /// How many times too high or too low it was, at least 1; nil where that is no number any more.
  package var factor: Double? {
    let factor = max(bet / actual, actual / bet)
    return factor.isFinite ? factor : nil
  }

  /// How good a bet is.
  package enum Grade: String, CaseIterable, Hashable, Sendable, Codable {
    /// Within a tenth.
    case spotOn = "spot on"
    /// Within a half.
    case close
    /// Within the square root of ten.
    case rightOrder = "the right order of magnitude"
    /// Within a factor of ten.
    case off
    case farOff = "far off"

    /// The greatest log error that still earns it.
    var limit: Double {
      switch self {
      case .spotOn: log10(1.1)
      case .close: log10(1.5)
      case .rightOrder: 0.5
      case .off: 1
      case .farOff: .infinity
      }
    }
  }

  /// The grade that the error earns.
  package var grade: Grade {
    // A bet of exactly 1.1 times the truth should not fail by a rounding.
    Grade.allCases.first { error <= $0.limit + 1e-9 } ?? .farOff
  }

  /// The outcome in one sentence.
  package var sentence: String {
    let distance =
      switch (grade, factor) {
      case (.spotOn, _): "spot on"
      case (let grade, let factor?):
        direction.map { "\(grade.rawValue), \(factor.threeDigitsTrimmed) times \($0)" }
          ?? "\(grade.rawValue), by a factor of \(factor.threeDigitsTrimmed)"
      case (let grade, nil): direction.map { "\(grade.rawValue), \($0)" } ?? grade.rawValue
      }
    return
      "You bet \(Self.words(bet)), it is \(Self.words(actual)): \(distance) (log error \(error.fixed(2)))."
  }

  /// In which direction the bet missed, in the words it is told in; nil where it says less and it is
  /// more, or the other way round.
  private var direction: String? {
    let (isOfLess, isLess) = (Self.isLess(bet), Self.isLess(actual))
    if let isOfLess, let isLess, isOfLess != isLess { return nil }
    // Of more, the smaller gain is the higher bet.
    let isHigher = bet > actual
    return isHigher == (isOfLess ?? isLess ?? true) ? "too high" : "too low"
  }

  /// Whether a gain is told as less; nil where it is no change.
  private static func isLess(_ gain: Double) -> Bool? {
    abs(gain - 1) < 0.005 ? nil : gain > 1
  }

  /// `3 times less`, or `3 times more` for a gain of a third.
  private static func words(_ gain: Double) -> String {
    guard let isLess = isLess(gain) else { return "no change" }
    return isLess
      ? "\(gain.threeDigitsTrimmed) times less" : "\((1 / gain).threeDigitsTrimmed) times more"
  }
}
