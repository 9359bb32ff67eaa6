package import Basics
package import Languages

extension Exercise {
  /// Draws the rounds of one check: each size with fresh seeds.
  package func rounds(
    using generator: inout some RandomNumberGenerator
  ) -> [ExerciseRound] {
    sizes.flatMap { n in
      (0..<seedsPerSize).map { _ in
        ExerciseRound(n: n, seed: Int.random(in: 1...2_147_483_647, using: &generator))
      }
    }
  }

  /// The setup of one round: the seed, then the exercise's own; nil where it has no code in that
  /// language.
  package func setup(for round: ExerciseRound, in language: CodeLanguage) -> [Snippet]? {
    guard let program = programs[language] else { return nil }
    let seed =
      switch language {
      case .python: "seed = \(round.seed)"
      case .swift: "let seed = \(round.seed)"
      }
    return [Snippet(seed, origin: location)] + program.setup
  }

  /// Judges one round.
  ///
  /// - Parameters:
  ///   - sameAnswer: whether both answers have the same digest; nil where they cannot be compared.
  ///   - naive: the naive code's figure in ``Goal/ledger``; nil where it was not measured.
  ///   - learner: the learner's figure in that ledger.
  package func outcome(sameAnswer: Bool?, naive: Int?, learner: Int?) -> RoundOutcome {
    guard let sameAnswer else { return .answerNotComparable }
    guard sameAnswer else { return .wrongAnswer }
    guard let naive, let learner, naive > 0 else { return .notMeasured }
    let share = Double(learner) / Double(naive)
    if share > goal.atMost { return .tooHeavy(share: share) }
    if let least = goal.atLeast, share < least { return .tooLight(share: share) }
    return .passed(share: share)
  }
}
