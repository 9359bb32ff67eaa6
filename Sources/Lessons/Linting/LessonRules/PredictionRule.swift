internal import Basics

/// The part Predict shows code and asks for a bet on it.
enum PredictionRule: LessonRule {
  static let id = "prediction"

  static func check(_ lesson: Lesson, _ context: LintContext) -> [Diagnostic] {
    lesson.steps.filter { $0.part == .predict }.compactMap { step in
      guard let experiment = step.experiment else {
        return context.finding(
          id, "The part Predict has no experiment to bet on.", at: step.location,
          hint: "add the variants and a `yaml experiment` block")
      }
      guard experiment.prediction == nil else { return nil }
      return context.finding(
        id, "The experiment asks for no bet.", at: experiment.location,
        hint: "add `predict:` with `ledger` and `question`")
    }
  }
}
