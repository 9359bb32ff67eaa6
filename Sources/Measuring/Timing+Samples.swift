extension Timing {
  /// The timing that samples amount to; nil without usable samples.
  ///
  /// Samples that are no time (negative, infinite) are dropped here for good.
  package init?(samples: [Sample], bootstrap: Bootstrap = Bootstrap()) {
    guard let estimate = bootstrap.median(of: samples) else { return nil }
    self.init(
      median: estimate.value, low: estimate.low, high: estimate.high,
      samples: samples.filter { $0.seconds.isFinite && $0.seconds >= 0 })
  }

  /// How many processes gave samples.
  package var processes: Int { Set(samples.map(\.process)).count }

  /// Seconds that the median stretch took, all its loops together.
  package var stretch: Double? { Median.of(samples.map { $0.seconds * Double($0.loops) }) }
}
