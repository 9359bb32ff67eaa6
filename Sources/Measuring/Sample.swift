/// One timed stretch: how long some number of loops took in one process.
///
/// A stretch lies between two readings of the clock. Loops that are timed one by one, because
/// something has to be built anew for each, are stretches of one loop each.
package struct Sample: Hashable, Sendable, Codable {
  /// Seconds for one loop: the stretch divided by ``loops``.
  package var seconds: Double
  /// How many loops the stretch held.
  package var loops: Int
  /// The round of the process it ran in; processes differ in hash seed and address layout. Samples
  /// of two variants that carry the same round ran beside each other.
  package var process: Int

  /// Makes a sample.
  package init(seconds: Double, loops: Int, process: Int) {
    self.seconds = seconds
    self.loops = loops
    self.process = process
  }
}
