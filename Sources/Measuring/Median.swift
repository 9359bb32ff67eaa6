/// Medians and quartiles; nil of nothing.
package enum Median {
  /// The middle value, or the mean of the two in the middle.
  package static func of(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : ofSorted(values.sorted())
  }

  /// The value below which a share of the values lies, interpolated between neighbours.
  ///
  /// - Parameter share: from 0 to 1.
  package static func quantile(_ share: Double, of values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let place = min(max(share, 0), 1) * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }

  /// The median of values in ascending order, of which there has to be at least one.
  static func ofSorted(_ sorted: [Double]) -> Double {
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
