package import Instruments
package import Journaling
package import Lessons
import Measuring

/// The lesson that is open in a session: where the learner stands, and what was measured and bet.
package struct LessonPlayer {
  package let lesson: Lesson
  package private(set) var index: Int
  package var results = LessonResults()
  /// First over last variant, by the experiment's id.
  package var bets: [String: Double] = [:]
  /// The experiments that were measured in an earlier session.
  package var measured: Set<String> = []
  /// The experiments that the learner was asked to bet on or to run, and went on without.
  package var waved: Set<String> = []
  /// The learner's last code for each exercise.
  package var attempts: [String: String] = [:]
  /// The learner's last code for a variant, by the experiment's id and the variant's name.
  package var drafts: [String: String] = [:]
  /// How many hints of each exercise were given.
  package var hints: [String: Int] = [:]
  /// The code that the learner has seen.
  package var shownCode: ShownCode
  /// The exercises that were passed, or whose solution was asked for.
  package var settled: Set<String> = []

  /// Opens a lesson at a step.
  package init(_ lesson: Lesson, at index: Int = 0) {
    self.lesson = lesson
    shownCode = ShownCode(of: lesson)
    self.index = min(max(index, 0), max(lesson.steps.count - 1, 0))
  }

  /// Takes up what an earlier session left: bets that wait for their measurement, code, hints.
  package mutating func goOn(from progress: LessonProgress) {
    bets = progress.bets
    attempts = progress.code
    hints = progress.hints
  }

  /// `slots 2/6`: the lesson, the step from 1, and how many there are.
  package var prompt: String { "\(lesson.id) \(index + 1)/\(lesson.steps.count)" }

  package var step: Step { lesson.steps[index] }
  var isFirst: Bool { index == 0 }
  var isLast: Bool { index == lesson.steps.count - 1 }

  /// The experiment that `run` and `predict` mean here; nil before the first.
  package var experiment: ExperimentSpec? { lesson.experiment(atStep: index) }

  /// The exercise that `check`, `hint`, `edit` and `solution` mean here; nil before the first.
  package var exercise: Exercise? { lesson.exercise(atStep: index) }

  /// What is said of something that a later step brings, or none does.
  package func notYet(_ name: String, at step: Int?) -> Problem {
    guard let step else { return .usage("\(lesson.id) has no \(name)") }
    return .usage(
      "the \(name) comes at step \(step + 1) of \(lesson.id), and this is step \(index + 1)",
      hint: "`next` goes on")
  }

  /// The first experiment that the current step shows figures of and that has not run.
  package var awaited: ExperimentSpec? {
    let ids = step.blocks.flatMap(\.slots).compactMap(\.experiment)
    return ids.first { !results.has($0) }
      .flatMap { id in lesson.experiments.first { $0.id == id } }
  }

  /// Whether a bet on an experiment would still be one: its figures have not been seen, now or before.
  package func canBet(on experiment: ExperimentSpec) -> Bool {
    experiment.prediction != nil && bets[experiment.id] == nil
      && !results.has(experiment.id) && !measured.contains(experiment.id)
  }

  /// How many of the step's blocks can be shown: those before the first figure that is not measured.
  package var readyBlocks: Int {
    step.blocks.prefix { block in
      block.slots.compactMap(\.experiment).allSatisfy(results.has)
    }.count
  }

  /// How many of them can be shown before facts are judged: those before the first that speaks of one.
  package func readyBlocks(before facts: [Fact]) -> Int {
    step.blocks.prefix(readyBlocks).prefix { !$0.speaks(of: Set(facts.map(\.claim))) }.count
  }

  /// Whether the step after this one shows figures of an experiment.
  package func nextStepShows(_ experiment: ExperimentSpec) -> Bool {
    guard !isLast else { return false }
    return lesson.steps[index + 1].blocks.flatMap(\.slots).contains {
      $0.experiment == experiment.id
    }
  }

  /// Goes to a step, counted from 1.
  package mutating func go(to step: Int) throws(Problem) {
    guard step >= 1, step <= lesson.steps.count else {
      throw .usage(
        "\(lesson.id) has no step \(step), but \(lesson.steps.count) of them",
        hint: "`lesson \(lesson.id)` opens it, then `lesson` shows the steps")
    }
    index = step - 1
  }

  /// Goes to the step after this one; false at the end.
  package mutating func forward() -> Bool {
    guard !isLast else { return false }
    index += 1
    return true
  }

  /// Goes to the step before this one; false at the start.
  package mutating func backward() -> Bool {
    guard !isFirst else { return false }
    index -= 1
    return true
  }
}

extension Block {
  /// Whether one of its figures says how one of these claims came out.
  func speaks(of claims: Set<String>) -> Bool {
    slots.contains { slot in
      if case .claim(let id, _) = slot.reference { claims.contains(id) } else { false }
    }
  }
}
