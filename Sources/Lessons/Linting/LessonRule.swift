internal import Basics

/// Something every lesson has to keep to, found by looking at that lesson alone.
protocol LessonRule: Sendable {
  /// The findings' id, without its `lesson.` prefix.
  static var id: String { get }
  static func check(_ lesson: Lesson, _ context: LintContext) -> [Diagnostic]
}

/// The table of all rules for one lesson.
enum LessonRules {
  static let all: [any LessonRule.Type] = [
    PartsRule.self, WasteRule.self, PredictionRule.self, TableRule.self, ExerciseRule.self,
    SlotTargetRule.self, BareFigureRule.self, UniqueNameRule.self,
    SwiftTwinRule.self, ClaimRule.self,
  ]
}
