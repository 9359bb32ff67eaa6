/// The rules by which two figures of one ledger become a verdict.
///
/// Each rule says of the second figure how it stands to the first. `docs/method.md` explains the
/// thresholds to users; the reasons stand beside them here.
package enum Judge {
  /// Differences of the probe's ledgers that say nothing: the probe agrees with tracemalloc within
  /// 28 bytes, and an engine's own caches move by as much. Sizes read from the objects themselves
  /// (shallow, deep, own) are exact, so that one byte counts.
  static let probeNoise = 32
  /// The same for counts of blocks.
  static let blockNoise = 2
  /// Resident memory below this says nothing (trap T24).
  static let residentNoise = 1_000_000
  /// A difference of less than one in a thousand is none.
  static let relativeNoise = 0.001
  /// A difference of resident memory of less than one in a hundred is none.
  static let relativeResidentNoise = 0.01
  /// No difference in time below 2 % is claimed: code alignment and the like, which resampling
  /// cannot see, make as much.
  static let leastTimeRatio = 1.02
  /// The interval of a difference in time stays this far from 1. Of equals, a 95 % interval alone
  /// would leave out 1 in every twentieth case, and such a miss is hardly ever more than a hair.
  static let timeMargin = 1.01
  /// The same for fewer than ``TimingPlan/leastRounds`` processes, from which no interval can be had
  /// that is right in 95 % of cases.
  static let leastTimeRatioOfFew = 1.5

  /// The verdict of a memory ledger; not measurable where a figure is missing.
  package static func memory(_ ledger: Ledger, first: Int?, last: Int?) -> LedgerVerdict {
    guard let first, let last else { return LedgerVerdict(verdict: .notMeasurable) }
    if ledger == .rss { return resident(first: first, last: last) }
    let (small, large) = (min(first, last), max(first, last))
    let ratio = small > 0 ? Double(large) / Double(small) : nil
    let noise = max(Double(absoluteNoise(of: ledger)), relativeNoise * Double(large))
    guard Double(large) - Double(small) > noise else {
      return LedgerVerdict(verdict: .same, ratio: ratio)
    }
    return LedgerVerdict(verdict: last < first ? .smaller : .larger, ratio: ratio)
  }

  /// The verdict of a phase's time; not measurable where a figure is missing.
  package static func time(first: Timing?, last: Timing?) -> LedgerVerdict {
    guard let first, let last else { return LedgerVerdict(verdict: .notMeasurable) }
    if let verdict = tooShort(first: first, last: last) { return verdict }
    guard let ratio = PairedRatio.estimate(of: last.samples, over: first.samples) else {
      return LedgerVerdict(verdict: .notMeasurable)
    }
    let few = min(first.processes, last.processes) < TimingPlan.leastRounds
    let least = few ? leastTimeRatioOfFew : leastTimeRatio
    let upward = ratio.value >= 1 ? ratio : ratio.inverted
    let found = upward.low > timeMargin && upward.value >= least
    return LedgerVerdict(
      verdict: found ? (ratio.value > 1 ? .slower : .faster) : .noDifference,
      ratio: upward.value, low: upward.low, high: upward.high)
  }

  private static func absoluteNoise(of ledger: Ledger) -> Int {
    switch ledger {
    case .shallow, .deep, .own, .shared: 0
    case .allocations: blockNoise
    default: probeNoise
    }
  }

  /// Where one side is below what resident memory can tell, only the least ratio is known.
  private static func resident(first: Int, last: Int) -> LedgerVerdict {
    let (small, large) = (max(0, min(first, last)), max(first, last))
    let noise = max(Double(residentNoise), relativeResidentNoise * Double(large))
    guard Double(large) - Double(small) > noise else {
      return LedgerVerdict(
        verdict: .same, ratio: small >= residentNoise ? Double(large) / Double(small) : nil)
    }
    let verdict: Verdict = last < first ? .smaller : .larger
    guard small >= residentNoise else {
      return LedgerVerdict(verdict: verdict, low: Double(large) / Double(residentNoise))
    }
    return LedgerVerdict(verdict: verdict, ratio: Double(large) / Double(small))
  }

  /// A stretch shorter than ten readings of the clock has no length (trap T30), and a loop shorter
  /// than its own call no content. Where only one side is that short, the other is at least so many
  /// times slower as it is longer than that floor.
  private static func tooShort(first: Timing, last: Timing) -> LedgerVerdict? {
    let floors = (floor(above: first), floor(above: last))
    let (long, floor): (Timing, Double)
    switch floors {
    case (nil, nil): return nil
    case (.some, .some): return LedgerVerdict(verdict: .tooShort)
    case (.some(let found), nil): (long, floor) = (last, found)
    case (nil, .some(let found)): (long, floor) = (first, found)
    }
    let least = long.low / floor
    guard least >= leastTimeRatioOfFew else { return LedgerVerdict(verdict: .tooShort) }
    return LedgerVerdict(verdict: floors.0 == nil ? .faster : .slower, low: least)
  }

  /// The seconds that a loop would have had to take to be measured; nil where it was.
  private static func floor(above timing: Timing) -> Double? {
    if timing.median <= 0 || (timing.stretch ?? 0) < Calibration.floor { return Calibration.floor }
    return timing.median < Calibration.loopFloor ? Calibration.loopFloor : nil
  }
}
