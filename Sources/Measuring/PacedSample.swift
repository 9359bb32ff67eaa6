/// A sample, and how fast the processor was while it was taken.
package struct PacedSample: Hashable, Sendable {
  package var sample: Sample
  /// The turn within its round: samples of one turn, one of each variant, stand beside each other.
  package var turn: Int
  /// Seconds that a fixed piece of work took just before the sample or just after it, whichever was
  /// more; nil where that was not taken.
  package var pace: Double?

  /// Makes a sample.
  package init(_ sample: Sample, turn: Int, pace: Double?) {
    self.sample = sample
    self.turn = turn
    self.pace = pace
  }
}
