import Basics
package import Lessons

/// What a learner can do at a step, in one sentence.
struct StepAdvice {
  let player: LessonPlayer
  /// Whether all of the step could be shown.
  let isWhole: Bool

  /// Whether the step shows all ledgers of an experiment.
  private var showsTable: Bool {
    player.step.blocks.contains { block in
      if case .result(let slot) = block, case .table = slot.reference { true } else { false }
    }
  }

  var sentence: String {
    let step = player.step
    if !isWhole, let awaited = player.awaited {
      return player.canBet(on: awaited)
        ? "`predict NUMBER` bets, `run` measures it."
        : "`run` measures it and shows the rest."
    }
    if let spec = step.experiment, !player.results.has(spec.id) {
      guard let prediction = spec.prediction, player.canBet(on: spec) else {
        return "`run` measures it."
      }
      return "\(spec.asked(prediction)) Bet with `predict NUMBER`, then `run`."
    }
    if let exercise = step.exercise, !player.settled.contains(exercise.id) {
      return
        "`edit` opens your code and checks what you save, `check CODE` checks what you type, `hint` helps; `next` goes on."
    }
    if step.experiment != nil { return "`edit` tries your own variant, `next` goes on." }
    if player.isLast { return "`next` ends the lesson." }
    if player.isFirst {
      return "`next` goes on, `lesson` shows the steps; `quit` leaves, and you can go on later."
    }
    return showsTable
      ? "`next` goes on; `help` and a row's name explains it, as in `help churn`."
      : "`next` goes on."
  }
}

extension ExperimentSpec {
  /// What a bet is asked for, with the size that much of it hangs on.
  package func asked(_ prediction: Lessons.Prediction) -> String {
    n > 1 ? "\(prediction.question) (n = \(n.grouped))" : prediction.question
  }
}
