internal import Basics

/// The part Measure shows the result.
enum TableRule: LessonRule {
  static let id = "table"

  static func check(_ lesson: Lesson, _ context: LintContext) -> [Diagnostic] {
    lesson.steps.filter { $0.part == .measure }.compactMap { step in
      let hasTable = step.blocks.flatMap(\.slots).contains { slot in
        if case .table = slot.reference { true } else { false }
      }
      guard !hasTable else { return nil }
      let name = lesson.experiments.first?.id ?? "experiment"
      return context.finding(
        id, "The part Measure shows no table.", at: step.location,
        hint: "put {{\(name).table}} alone in a paragraph")
    }
  }
}
