/// The centre of a few values and its 95 % interval, by Wilcoxon's signed ranks.
///
/// The centre is the median of the means of all pairs of values (each value paired with itself as
/// well); the interval leaves out as many of those means at each end as signed ranks allow. It is
/// exact for values that are drawn from any one symmetric distribution, however wild its tails
/// (Hodges and Lehmann, "Estimates of location based on rank tests", 1963). Differences between two
/// equal things are symmetric whatever they are, since the two could change places: that is why
/// equals are told apart in at most 5 %.
///
/// The rounds of one run resemble each other more than those of two, because the machine is in the same
/// mood for all of them. An interval at 95 % of the ranks therefore held the ratio of many runs in 89 %
/// of the runs only; taken at 98 % it holds it in 95 % and more, which is what it is called
/// (`make bench-statistics` counts).
///
/// Fewer than seven values allow no such interval; theirs is Student's.
enum SignedRank {
  /// What may lie outside at each end, of all ways to give the ranks their signs.
  private static let tail = 0.01

  /// Estimates the centre; nil for fewer than two values.
  static func estimate(_ values: [Double]) -> Estimate? {
    guard values.count > 1, values.allSatisfy(\.isFinite) else { return nil }
    var means: [Double] = []
    means.reserveCapacity(values.count * (values.count + 1) / 2)
    for (index, value) in values.enumerated() {
      for other in values[index...] { means.append(value / 2 + other / 2) }
    }
    means.sort()
    let centre = Median.ofSorted(means)
    guard let cut = cut(values.count) else { return student(values, centre: centre) }
    return Estimate(value: centre, low: means[cut], high: means[means.count - 1 - cut])
  }

  /// How many means to leave out at each end; nil where even none leaves less than 98 %.
  ///
  /// The rank sum of n values takes a sum s as often as a part of 1, 2, … n adds up to s. So many
  /// sums as fit into 1 % of all 2ⁿ parts may be left out, less one.
  static func cut(_ count: Int) -> Int? {
    let sums = count * (count + 1) / 2
    var shares = [Double](repeating: 0, count: sums + 1)
    shares[0] = 1
    for rank in 1...count {
      for sum in stride(from: sums, through: 0, by: -1) {
        shares[sum] = (shares[sum] + (sum >= rank ? shares[sum - rank] : 0)) / 2
      }
    }
    var below = 0.0
    for sum in 0...sums {
      below += shares[sum]
      if below > tail { return sum > 0 ? sum - 1 : nil }
    }
    return nil
  }

  private static func student(_ values: [Double], centre: Double) -> Estimate? {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let reach = quantiles[values.count - 2] * (squares / (count - 1) / count).squareRoot()
    guard reach.isFinite else { return nil }
    return Estimate(
      value: centre, low: min(centre, mean - reach), high: max(centre, mean + reach))
  }

  /// Student's t at 99 % for one to five degrees of freedom.
  private static let quantiles = [31.821, 6.965, 4.541, 3.747, 3.365]
}
