internal import Basics

/// What a round of an exercise's check found.
package enum RoundOutcome: Hashable, Sendable {
  /// Same answer, light enough; the share of the reference's figure.
  case passed(share: Double)
  case wrongAnswer
  /// The answer's text holds an address, or `use` did not run.
  case answerNotComparable
  case tooHeavy(share: Double)
  /// Lighter than the task allows: what should have been kept is not there.
  case tooLight(share: Double)
  case notMeasured

  /// Whether the round is passed.
  package var isPassed: Bool {
    if case .passed = self { true } else { false }
  }

  /// One sentence for the learner.
  package func sentence(goal: Exercise.Goal) -> String {
    let ledger = goal.ledger.rawValue
    let limit = "the task allows \(goal.atMost.percent)"
    switch self {
    case .passed(let share):
      return "Same answer, \(ledger) is \(share.percent) of the naive code's; \(limit)."
    case .wrongAnswer:
      return "The answer differs from the naive code's."
    case .answerNotComparable:
      return "The answer cannot be compared with the naive code's."
    case .tooHeavy(let share):
      return "Same answer, but \(ledger) is \(share.percent) of the naive code's; \(limit)."
    case .tooLight(let share):
      let least = goal.atLeast?.percent ?? "more"
      return
        "Only \(share.percent) of the naive code's \(ledger), and the data itself needs \(least): what the task asks to keep is not there."
    case .notMeasured:
      return "The ledger \(ledger) could not be measured."
    }
  }
}

extension Double {
  /// A share for people: 0.105 is `10.5 %`.
  fileprivate var percent: String { "\((self * 100).threeDigits) %" }
}
