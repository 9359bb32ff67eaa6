#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How many times as long one variant takes as another, by rounds in which they were timed in turn.
///
/// A machine that is shared slows down by half for a tenth of a second, and so does a processor
/// whose sibling is busy. Samples that followed each other suffer alike, so that their ratio hardly
/// moves where each of them does. A round, with its one hash seed, gives one ratio: the median over
/// its pairs of samples. Rounds are what the interval counts, because samples of one process
/// resemble each other more than those of two.
package enum PairedRatio {
  /// The ratio; nil where it does not exist, because a side has fewer than two processes or a sample
  /// of no time at all.
  ///
  /// The k-th process of one side is held against the k-th of the other. Where one side has more,
  /// because a run was interrupted, the rest has no partner and is left out.
  package static func estimate(of above: [Sample], over below: [Sample]) -> Estimate? {
    let rounds = zip(inOrder(above), inOrder(below)).map { ratio(of: $0, over: $1) }
    guard rounds.allSatisfy({ $0.isFinite && $0 > 0 }),
      let logarithm = SignedRank.estimate(rounds.map { log($0) })
    else { return nil }
    let estimate = Estimate(
      value: exp(logarithm.value), low: exp(logarithm.low), high: exp(logarithm.high))
    return estimate.low > 0 && estimate.high.isFinite ? estimate : nil
  }

  /// The usable seconds of each process, in the order in which they were taken.
  private static func inOrder(_ samples: [Sample]) -> [[Double]] {
    let usable = samples.filter { $0.seconds.isFinite && $0.seconds >= 0 }
    let groups = Dictionary(grouping: usable, by: \.process)
    return groups.keys.sorted().map { (groups[$0] ?? []).map(\.seconds) }
  }

  private static func ratio(of above: [Double], over below: [Double]) -> Double {
    guard above.count == below.count else {
      return (Median.of(above) ?? 0) / (Median.of(below) ?? 0)
    }
    return Median.of(zip(above, below).map { $0 / $1 }) ?? 0
  }
}
