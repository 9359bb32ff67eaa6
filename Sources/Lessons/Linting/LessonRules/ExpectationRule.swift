internal import Basics

/// An experiment says what it expects of memory, so that a lesson whose effect is gone is noticed.
enum ExpectationRule: LessonRule {
  static let id = "expectation"

  static func check(_ lesson: Lesson, _ context: LintContext) -> [Diagnostic] {
    lesson.experiments.filter { experiment in
      !experiment.expectations.contains { !$0.isAdvisory }
    }.map { experiment in
      context.finding(
        id, "The experiment \(experiment.id) expects nothing of memory.",
        at: experiment.location,
        hint: "add `expect:` with `- {ledger: kept, is: smaller, at-least: 1.5}`")
    }
  }
}
