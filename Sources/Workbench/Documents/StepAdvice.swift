import Lessons

/// What a learner can do at a step, in one sentence.
struct StepAdvice {
  let player: LessonPlayer
  /// Whether all of the step could be shown.
  let isWhole: Bool

  var sentence: String {
    let step = player.step
    if !isWhole, let awaited = player.awaited {
      let bet = awaited.prediction != nil && player.bets[awaited.id] == nil
      return bet
        ? "`predict NUMBER` bets, `run` measures it."
        : "`run` measures it and shows the rest."
    }
    if let spec = step.experiment, player.results.comparisons[spec.id] == nil {
      guard let prediction = spec.prediction, player.bets[spec.id] == nil else {
        return "`run` measures it."
      }
      return "\(prediction.question) Bet with `predict NUMBER`, then `run`."
    }
    if let exercise = step.exercise, !player.settled.contains(exercise.id) {
      return "`edit` opens your code, `check` checks it, `hint` helps; `next` goes on."
    }
    if step.experiment != nil { return "`edit` tries your own variant, `next` goes on." }
    return player.isLast ? "`next` ends the lesson." : "`next` goes on."
  }
}
