/// One run of an exercise's check: both codes at one size with one seed.
package struct ExerciseRound: Hashable, Sendable, Codable {
  package var n: Int
  package var seed: Int

  /// Makes a round.
  package init(n: Int, seed: Int) {
    self.n = n
    self.seed = seed
  }
}
