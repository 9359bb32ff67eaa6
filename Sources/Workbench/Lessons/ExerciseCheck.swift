package import Basics
import Engines
package import Lessons
import Measuring

/// The check of a learner's code against an exercise's reference, round by round.
///
/// Learner and reference run on this machine, at two sizes and with seeds drawn now, so that neither
/// an answer nor a figure can be prepared.
package struct ExerciseCheck {
  /// What came of it.
  package struct Result {
    var rounds: [(round: ExerciseRound, outcome: RoundOutcome, comparison: Comparison)] = []

    package var isPassed: Bool { !rounds.isEmpty && rounds.allSatisfy(\.outcome.isPassed) }

    /// Why it failed, each reason once.
    package func reasons(goal: Exercise.Goal) -> [String] {
      var seen: Set<String> = []
      return rounds.filter { !$0.outcome.isPassed }.map { $0.outcome.sentence(goal: goal) }
        .filter { seen.insert($0).inserted }
    }
  }

  let exercise: Exercise
  let program: Exercise.Program
  let language: CodeLanguage
  let workspace: Workspace
  /// The session's code, so that a check can name what the learner defined at the prompt.
  var session: [Snippet] = []

  /// Prepares a check.
  package init(
    exercise: Exercise, program: Exercise.Program, language: CodeLanguage = .python,
    workspace: Workspace, session: [Snippet] = []
  ) {
    self.language = language
    self.exercise = exercise
    self.program = program
    self.workspace = workspace
    self.session = session
  }

  /// Runs all rounds; stops at the first that is not passed.
  ///
  /// - Throws: a ``Problem`` where a code does not run to its end.
  package func run(_ code: Snippet) throws(Problem) -> Result {
    var generator = SystemRandomNumberGenerator()
    var result = Result()
    for round in exercise.rounds(using: &generator) {
      let experiment = Experiment(
        setup: session + (exercise.setup(for: round, in: language) ?? []),
        variants: [
          Variant(name: "naive", code: program.naive), Variant(name: "yours", code: code),
        ],
        use: program.use, n: round.n)
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

  /// No more than the goal needs.
  private var effort: Effort { exercise.goal.ledger == .rss ? .memoryOnly : .probeOnly }

  private func figure(of result: VariantResult) -> Int? {
    Ledger(exercise.goal.ledger).flatMap { result.memory[$0] }
  }
}
