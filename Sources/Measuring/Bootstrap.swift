/// The 95 % interval of one variant's median, by resampling.
///
/// Samples of one process resemble each other more than those of two, since a process has one hash
/// seed and one address layout. So a replicate draws processes first and samples within them after.
/// How two variants compare is not read from two such intervals: see ``PairedRatio``.
///
/// With few processes a percentile interval is too narrow. Its tails are therefore those that widen
/// it as Student's t does a normal interval: Φ(−√(n/(n−1)) · t₀.₀₂₅,ₙ₋₁) instead of 0.025
/// (Hesterberg, "What teachers should know about the bootstrap", 2015, section 4.2).
package struct Bootstrap: Sendable {
  /// How many times to resample.
  package var replicates: Int
  /// Where the random numbers start: the same samples always give the same interval.
  package var seed: UInt64

  /// Prepares resampling.
  package init(replicates: Int = 4000, seed: UInt64 = 1) {
    self.replicates = max(replicates, 1)
    self.seed = seed
  }

  /// The median over processes of the median in each, in seconds; nil without usable samples.
  ///
  /// Of one process alone the interval says only how its own samples vary.
  package func median(of samples: [Sample]) -> Estimate? {
    let samples = ProcessSamples(samples)
    guard let value = samples.median, let first = samples.processes.first else { return nil }
    let count = samples.processes.count
    var random = SplitMix64(seed: seed)
    if count == 1 {
      let medians = (0..<replicates).map { _ in samples.drawMedian(of: 0, using: &random) }
      return interval(around: value, medians, units: first.count)
    }
    let medians = (0..<replicates).map { _ in
      medianOfDraws(count) {
        samples.drawMedian(of: random.index(below: count), using: &random)
      }
    }
    return interval(around: value, medians, units: count)
  }

  private func medianOfDraws(_ count: Int, _ draw: () -> Double) -> Double {
    var medians: [Double] = []
    medians.reserveCapacity(count)
    for _ in 0..<count {
      // Few enough for an insertion to be the quickest sort.
      let value = draw()
      medians.append(value)
      var place = medians.count - 1
      while place > 0, medians[place - 1] > value {
        medians[place] = medians[place - 1]
        place -= 1
      }
      medians[place] = value
    }
    return Median.ofSorted(medians)
  }

  private func interval(around value: Double, _ values: [Double], units: Int) -> Estimate? {
    let sorted = values.sorted()
    guard let last = sorted.last, last.isFinite, value.isFinite else { return nil }
    let place = min(Int(Self.tail(units) * Double(sorted.count)), (sorted.count - 1) / 2)
    return Estimate(
      value: value, low: min(value, sorted[place]),
      high: max(value, sorted[sorted.count - 1 - place]))
  }

  /// The share of replicates to cut off at each end for a number of processes.
  static func tail(_ units: Int) -> Double {
    guard units > 3 else { return 0 }
    return units - 4 < tails.count ? tails[units - 4] : 0.0203
  }

  /// Φ(−√(n/(n−1)) · t₀.₀₂₅,ₙ₋₁) for n from 4; it tends to 0.025.
  private static let tails = [
    0.00012, 0.00095, 0.00243, 0.00411, 0.00574, 0.00722, 0.00855, 0.00972, 0.01076, 0.01167,
    0.01248, 0.01321, 0.01386, 0.01444, 0.01497, 0.01544, 0.01588, 0.01628, 0.01665, 0.01698,
    0.01729, 0.01758, 0.01785, 0.01810, 0.01833, 0.01855, 0.01875, 0.01895, 0.01913, 0.01930,
    0.01946, 0.01961, 0.01975, 0.01989, 0.02002, 0.02014, 0.02026,
  ]
}
