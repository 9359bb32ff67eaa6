internal import Basics
internal import Languages

/// A lesson has a Swift twin, or says why it has none.
enum SwiftTwinRule: LessonRule {
  static let id = "swift"

  static func check(_ lesson: Lesson, _ context: LintContext) -> [Diagnostic] {
    switch (lesson.has(.swift), lesson.header.noSwiftReason) {
    case (true, .some):
      [
        context.finding(
          id, "The lesson has Swift code, and its front matter says it has none.",
          at: lesson.header.idLocation, hint: "remove `swift: none, because …`")
      ]
    case (false, nil):
      [
        context.finding(
          id, "The lesson has no Swift code and does not say why.",
          at: lesson.header.idLocation,
          hint: "add `swift: none, because …` to the front matter, or swift blocks")
      ]
    default: []
    }
  }
}
