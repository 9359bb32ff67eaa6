internal import Basics

/// No two lessons have the same id.
enum UniqueLessonRule: CourseRule {
  static let id = "duplicate-lesson"

  static func check(_ context: CourseContext) -> [Diagnostic] {
    var first: [String: Lesson] = [:]
    return context.course.lessons.sorted { $0.file < $1.file }.compactMap { lesson in
      guard let other = first[lesson.id] else {
        first[lesson.id] = lesson
        return nil
      }
      return context.finding(
        id, "The id `\(lesson.id)` is taken by \(other.file).", at: lesson.header.idLocation,
        hint: "progress and links are kept by id: choose another")
    }
  }
}
