internal import Basics

extension LedgerVerdict {
  /// The verdict in plain words: `4.73 times slower`, `at least 40 times smaller`, `same`.
  ///
  /// A ratio that has an interval is as uncertain as that says, and keeps its zeros: `4.70 times slower`.
  package var sentence: String {
    switch verdict {
    case .smaller, .larger, .faster, .slower:
      if let ratio {
        let figure = interval == nil ? ratio.telling : ratio.threeDigits
        return "\(figure) times \(verdict.rawValue)"
      }
      if let low { return "at least \(low.threeDigitsTrimmed) times \(verdict.rawValue)" }
      return verdict.rawValue
    case .same, .notMeasurable, .noDifference, .tooShort: return verdict.rawValue
    }
  }

  /// The interval, where there is one: `95 % CI 4.53 to 4.92`.
  package var interval: String? {
    guard ratio != nil, let low, let high else { return nil }
    return "95 % CI \(low.threeDigits) to \(high.threeDigits)"
  }

  /// How many times better the last variant is: above 1 for smaller and faster, below 1 for larger
  /// and slower; nil where no figure is known.
  package var gain: Double? {
    switch verdict {
    case .smaller, .faster: ratio ?? low
    case .larger, .slower: (ratio ?? low).map { 1 / $0 }
    case .same, .noDifference: 1
    case .notMeasurable, .tooShort: nil
    }
  }
}

extension Double {
  /// Three digits without closing zeros; more where three would say that nothing has changed.
  fileprivate var telling: String {
    let text = threeDigitsTrimmed
    return text == "1" ? fixed(3) : text
  }
}
