/// One timed stretch: how long some number of loops took in one process.
package struct Sample: Hashable, Sendable, Codable {
  /// Seconds for one loop: the stretch divided by ``loops``.
  package var seconds: Double
  /// How many loops the stretch held.
  package var loops: Int
  /// The index of the process it ran in; processes differ in hash seed and address layout.
  package var process: Int

  /// Makes a sample.
  package init(seconds: Double, loops: Int, process: Int) {
    self.seconds = seconds
    self.loops = loops
    self.process = process
  }
}
