/// How a figure that was measured again stands to the one that was recorded.
///
/// Memory is held to the rules of ``Judge``: figures that count as equal between two variants count as the
/// same between two machines. Times depend on the machine; they are a ratio, and called a drift only where
/// the intervals of the two medians lie apart.
package struct Drift: Hashable, Sendable {
  /// Smaller and larger, faster and slower say what the new figure is; same, no difference and not
  /// measurable say that nothing drifted that could be told.
  package var verdict: Verdict
  /// New over recorded; nil where one of them is missing or 0.
  package var ratio: Double?

  /// Makes a drift.
  package init(verdict: Verdict, ratio: Double?) {
    self.verdict = verdict
    self.ratio = ratio
  }

  /// Whether something changed that noise does not explain.
  package var isDrift: Bool {
    switch verdict {
    case .smaller, .larger, .faster, .slower: true
    case .same, .notMeasurable, .noDifference, .tooShort: false
    }
  }

  /// The drift of a memory ledger, in bytes or blocks.
  package static func memory(_ ledger: Ledger, recorded: Int?, now: Int?) -> Drift {
    let verdict = Judge.memory(ledger, first: recorded, last: now).verdict
    guard let recorded, let now, recorded > 0, now > 0 else {
      return Drift(verdict: verdict, ratio: nil)
    }
    return Drift(verdict: verdict, ratio: Double(now) / Double(recorded))
  }

  /// The drift of a time.
  package static func time(recorded: Timing?, now: Timing?) -> Drift {
    guard let recorded, let now, recorded.median > 0, now.median > 0 else {
      return Drift(verdict: .notMeasurable, ratio: nil)
    }
    let ratio = now.median / recorded.median
    let isApart = now.low > recorded.high || now.high < recorded.low
    let isSeen = max(ratio, 1 / ratio) >= Judge.leastTimeRatio
    guard isApart, isSeen else { return Drift(verdict: .noDifference, ratio: ratio) }
    return Drift(verdict: ratio > 1 ? .slower : .faster, ratio: ratio)
  }
}
