internal import Basics

/// The part Exercise holds an exercise, with hints in steps.
enum ExerciseRule: LessonRule {
  static let id = "exercise"

  static func check(_ lesson: Lesson, _ context: LintContext) -> [Diagnostic] {
    let missing = lesson.steps.filter { $0.part == .exercise && !hasKnobs($0) }.map { step in
      context.finding(
        id, "The part Exercise holds no exercise.", at: step.location,
        hint: "add a `yaml exercise` block with naive, use and solution code")
    }
    let unaided = lesson.exercises.filter(\.hints.isEmpty).map { exercise in
      context.finding(
        id, "The exercise \(exercise.id) gives no hint.", at: exercise.location, hint: Fold.form)
    }
    return missing + unaided
  }

  /// Whether there is an exercise, be it one that the parser found incomplete.
  private static func hasKnobs(_ step: Step) -> Bool {
    step.blocks.contains { if case .exercise = $0 { true } else { false } }
  }
}
