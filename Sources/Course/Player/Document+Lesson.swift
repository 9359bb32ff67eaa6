import Basics
import Instruments
package import Lessons
import Measuring
import Reporting

extension Document {
  /// The step a learner stands at, up to the first figure that is not measured yet.
  ///
  /// - Parameter first: the block to begin with, where those before it have been shown; then the
  ///   title is left out as well.
  package init(step player: LessonPlayer, from first: Int = 0, title: Bool = true) {
    let builder = LessonBlocks(results: player.results, lesson: player.lesson)
    let ready = player.readyBlocks
    let shown = player.step.blocks[min(first, ready)..<ready].flatMap(builder.blocks)
    let advice = StepAdvice(player: player, isWhole: ready == player.step.blocks.count).sentence
    let title = first == 0 && title ? [Self.title(of: player.step, isFirst: player.isFirst)] : []
    self.init(title + shown + [.advice(advice)])
  }

  /// The first blocks of the step that a learner stands at, before anything of it runs.
  package init(step player: LessonPlayer, blocks: Range<Int>) {
    let builder = LessonBlocks(results: player.results, lesson: player.lesson)
    self.init(
      [Self.title(of: player.step, isFirst: player.isFirst)]
        + player.step.blocks[blocks].flatMap(builder.blocks))
  }

  /// Some blocks of a step with their figures, as a lesson that is played straight through shows them.
  ///
  /// - Parameter title: whether its title stands above them.
  package init(
    played step: Step, blocks: Range<Int>, title: Bool, results: LessonResults, lesson: Lesson
  ) {
    let builder = LessonBlocks(results: results, lesson: lesson)
    let isFirst = step.location == lesson.steps.first?.location
    let title = title ? [Self.title(of: step, isFirst: isFirst)] : []
    self.init(title + step.blocks[blocks].flatMap(builder.blocks))
  }

  private static func title(of step: Step, isFirst: Bool) -> Reporting.Block {
    .heading(isFirst ? 1 : 2, Text(step.title))
  }

  /// One of an exercise's hints.
  package init(hint number: Int, of exercise: Exercise, in player: LessonPlayer) {
    let builder = LessonBlocks(results: player.results, lesson: player.lesson)
    self.init(
      [.heading(3, "Hint \(number) of \(exercise.hints.count)")]
        + exercise.hints[number - 1].flatMap(builder.blocks))
  }

  /// An exercise's solution with what is said beside it.
  package init(solutionOf exercise: Exercise, in player: LessonPlayer) {
    let builder = LessonBlocks(results: player.results, lesson: player.lesson)
    self.init(
      [.heading(3, "Solution")] + exercise.solutionText.flatMap(builder.blocks))
  }

  /// How a learner's code came out.
  package init(check result: ExerciseCheck.Result, of exercise: Exercise, hintsLeft: Bool) {
    let rounds: [Text] = result.rounds.map { round in
      let mark: Text = round.outcome.isPassed ? .good("passed") : .bad("not yet")
      let sentence = round.outcome.sentence(goal: exercise.goal)
      let answers = round.outcome == .wrongAnswer ? Self.answers(in: round.comparison) : ""
      return mark + Text(", n = \(round.round.n.grouped): \(sentence)\(answers)")
    }
    var blocks: [Reporting.Block] = [.list(rounds)]
    let advice =
      result.isPassed
      ? "The exercise is passed. `solution` shows the author's way, `next` goes on."
      : hintsLeft
        ? "`edit` changes the code, `hint` helps."
        : "`edit` changes the code, `solution` shows one way."
    blocks.append(.advice(advice))
    self.init(blocks)
  }

  /// Both answers as they print, each cut to what fits a line.
  private static func answers(in comparison: Comparison) -> String {
    let texts = comparison.variants.compactMap { $0.answer?.repr }.map { text in
      text.count > 60 ? "\(text.prefix(59))…" : text
    }
    guard texts.count == 2, texts[0] != texts[1] else { return "" }
    return " Yours is \(texts[1]), the naive code's \(texts[0])."
  }
}
