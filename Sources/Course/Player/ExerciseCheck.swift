package import Basics
import Engines
package import Instruments
package import Languages
package import Lessons
package import Measuring

/// The check of a learner's code against an exercise's reference, round by round.
///
/// Learner and reference run on this machine, at two sizes and with seeds drawn now, so that neither
/// an answer nor a figure can be prepared.
package struct ExerciseCheck {
  /// What came of it.
  package struct Result {
    package var rounds: [(round: ExerciseRound, outcome: RoundOutcome, comparison: Comparison)] = []

    package var isPassed: Bool { !rounds.isEmpty && rounds.allSatisfy(\.outcome.isPassed) }

    /// Why it failed, each reason once.
    package func reasons(goal: Exercise.Goal) -> [String] {
      var seen: Set<String> = []
      return rounds.filter { !$0.outcome.isPassed }.map { $0.outcome.sentence(goal: goal) }
        .filter { seen.insert($0).inserted }
    }
  }

  package let exercise: Exercise
  package let program: Exercise.Program
  package let language: CodeLanguage
  package let workspace: Workspace
  /// The session's code, so that a check can name what the learner defined at the prompt.
  package var session: [Snippet] = []
  private var rounds: [ExerciseRound]
  /// At how many of the exercise's sizes it checks.
  private let sizes: Int

  /// Draws the seeds of a check.
  ///
  /// - Parameter sizes: at how many of the exercise's sizes to check; nil for all.
  package init(
    exercise: Exercise, program: Exercise.Program, language: CodeLanguage = .python,
    workspace: Workspace, sizes: Int? = nil
  ) {
    self.language = language
    self.exercise = exercise
    self.program = program
    self.workspace = workspace
    self.sizes = sizes ?? exercise.sizes.count
    rounds = []
    drawSeeds()
  }

  /// Draws the seeds anew, so that what passed by luck can be tried again.
  package mutating func drawSeeds() {
    var generator = SystemRandomNumberGenerator()
    rounds = Array(
      exercise.rounds(using: &generator).prefix(sizes * exercise.seedsPerSize))
  }

  /// Runs all rounds; stops at the first that is not passed.
  ///
  /// - Throws: a ``Problem`` where a code does not run to its end.
  package func run(_ code: Snippet) throws(Problem) -> Result {
    var result = Result()
    for round in rounds {
      // Both codes run on the data of another seed first, so that nothing kept from there helps.
      var other = round
      other.seed += 1
      let experiment = Experiment(
        setup: setup(for: round),
        variants: [
          Variant(name: "naive", code: program.naive), Variant(name: "yours", code: code),
        ],
        use: program.use, n: round.n, rehearsal: setup(for: other))
      let comparison = try workspace.measure(experiment, effort: effort, in: language).whole()
      let figures = comparison.variants.map { figure(of: $0) }
      let outcome = exercise.outcome(
        sameAnswer: comparison.sameAnswer, naive: figures.first ?? nil,
        learner: figures.last ?? nil)
      result.rounds.append((round, outcome, comparison))
      if !outcome.isPassed { break }
    }
    return result
  }

  /// What runs in a check of some code, beside the session's.
  package func code(with code: Snippet) -> [Snippet] {
    let setup = rounds.first.flatMap { exercise.setup(for: $0, in: language) } ?? []
    return setup + [program.naive, code, program.use]
  }

  private func setup(for round: ExerciseRound) -> [Snippet] {
    session + (exercise.setup(for: round, in: language) ?? [])
  }

  /// No more than the goal needs.
  private var effort: Effort { exercise.goal.ledger == .rss ? .memoryOnly : .probeOnly }

  private func figure(of result: VariantResult) -> Int? {
    Ledger(exercise.goal.ledger).flatMap { result.memory[$0] }
  }
}
