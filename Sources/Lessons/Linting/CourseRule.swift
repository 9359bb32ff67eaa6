internal import Basics

/// Something the lessons of a course have to keep to together.
protocol CourseRule: Sendable {
  /// The findings' id, without its `lesson.` prefix.
  static var id: String { get }
  static func check(_ context: CourseContext) -> [Diagnostic]
}

/// The table of all rules for a course.
enum CourseRules {
  static let all: [any CourseRule.Type] = [
    UniqueLessonRule.self, TrackRule.self, PrerequisiteRule.self, ConceptRule.self, LinkRule.self,
    ClaimLessonRule.self,
  ]
}
