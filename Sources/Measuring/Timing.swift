/// The wall times of one variant in one phase: raw samples and their median with its interval.
package struct Timing: Hashable, Sendable, Codable {
  /// Seconds for one loop.
  package var median: Double
  /// The lower end of the 95 % bootstrap interval of the median, in seconds.
  package var low: Double
  /// The upper end of that interval, in seconds.
  package var high: Double
  package var samples: [Sample]

  /// Makes a timing.
  package init(median: Double, low: Double, high: Double, samples: [Sample]) {
    self.median = median
    self.low = low
    self.high = high
    self.samples = samples
  }
}
