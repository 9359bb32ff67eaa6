/// How a verdict that was reached again stands to the one that was recorded.
package enum VerdictChange: String, Hashable, Sendable {
  /// It says the same, by about as much.
  case same
  /// It says the same, by more or less than noise explains.
  case ratio
  /// It says something else.
  case flipped
  /// It says something else, and the two intervals overlap: the same truth may stand behind both.
  case within
  /// One of the two could not be reached.
  case missing

  /// Holds a verdict against the recorded one.
  ///
  /// - Parameter isTime: whether it is of a time, whose interval counts.
  package init(from recorded: LedgerVerdict?, to now: LedgerVerdict?, isTime: Bool) {
    guard let recorded, let now, recorded.verdict.isJudgement, now.verdict.isJudgement else {
      self = .missing
      return
    }
    if isTime {
      let isApart =
        recorded.band.upperBound < now.band.lowerBound
        || now.band.upperBound < recorded.band.lowerBound
      let isEqual = recorded.verdict == now.verdict
      self = isEqual ? (isApart ? .ratio : .same) : (isApart ? .flipped : .within)
    } else if recorded.verdict != now.verdict {
      self = .flipped
    } else {
      self = recorded.isAbout(now) ? .same : .ratio
    }
  }
}

extension Verdict {
  /// Whether it says how the variants stand, rather than that nothing is known.
  fileprivate var isJudgement: Bool { self != .notMeasurable && self != .tooShort }
}

extension LedgerVerdict {
  /// Where the gain may lie, by the interval; where no difference was detected, on either side of 1.
  fileprivate var band: ClosedRange<Double> {
    guard let ratio = ratio ?? low, ratio > 0 else { return 0...Double.infinity }
    // Without a ratio ``low`` is the least it can be.
    let bottom = max(low ?? ratio, .leastNormalMagnitude)
    let top = self.ratio == nil ? Double.infinity : max(high ?? ratio, bottom)
    switch verdict {
    case .faster, .smaller: return bottom...top
    case .slower, .larger: return 1 / top...1 / bottom
    default: return 1 / top...max(top, 1 / top)
    }
  }

  /// Whether two ratios of memory that go the same way differ by less than one in a hundred: each side of each
  /// may be off by as much as counts as the same.
  fileprivate func isAbout(_ other: LedgerVerdict) -> Bool {
    guard verdict != .same, let one = ratio ?? low, let two = other.ratio ?? other.low else {
      return true
    }
    return max(one, two) <= min(one, two) * 1.01
  }
}
