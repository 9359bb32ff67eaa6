import Instruments
import Lessons
import Reporting

extension Document {
  /// Where the learner is in the open lesson: its steps, the current one marked, and what to do there.
  package init(placeIn player: LessonPlayer) {
    let lesson = player.lesson
    let rows = lesson.steps.enumerated().map { index, step -> [Text] in
      let isHere = index == player.index
      return [
        isHere ? .good("→") : " ", "\(index + 1)",
        isHere ? .strong(step.title) : Text(step.title), .muted(Self.content(of: step, in: player)),
      ]
    }
    let isWhole = player.readyBlocks == player.step.blocks.count
    self.init([
      .paragraph(
        .strong(lesson.title)
          + Text(", step \(player.index + 1) of \(lesson.steps.count)")),
      .table(
        Table(
          [Table.Column(""), Table.Column("", .right), Table.Column(""), Table.Column("")],
          rows: rows)),
      .advice(StepAdvice(player: player, isWhole: isWhole).sentence),
    ])
  }

  /// What a step asks for, and whether that is done.
  private static func content(of step: Step, in player: LessonPlayer) -> String {
    var parts: [String] = []
    if let spec = step.experiment {
      let isMeasured = player.results.has(spec.id)
      parts.append(
        isMeasured
          ? "measured" : player.bets[spec.id] == nil ? "an experiment" : "bet, not measured yet")
    }
    if let exercise = step.exercise {
      parts.append(player.settled.contains(exercise.id) ? "settled" : "an exercise")
    }
    return parts.joined(separator: ", ")
  }
}
