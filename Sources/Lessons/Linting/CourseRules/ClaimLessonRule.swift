internal import Basics

/// The catalogue and the lessons agree on which lesson judges a claim.
enum ClaimLessonRule: CourseRule {
  static let id = "claim-lesson"

  static func check(_ context: CourseContext) -> [Diagnostic] {
    guard let catalogue = context.catalogue else { return [] }
    var judges: [String: [Lesson]] = [:]
    for lesson in context.course.lessons {
      for claim in lesson.judgedClaims { judges[claim, default: []].append(lesson) }
    }
    return catalogue.claims.compactMap { claim in
      let lessons = judges[claim.id, default: []].map(\.id)
      guard let named = claim.lesson else {
        guard let judge = lessons.first else { return nil }
        return context.finding(
          id, "The lesson `\(judge)` judges \(claim.id), and the catalogue does not say so.",
          at: claim.location, hint: "add `lesson: \(judge)`")
      }
      guard context.course[named] != nil else {
        return context.finding(
          id, "\(claim.id) names the lesson `\(named)`, which does not exist.",
          at: claim.location, hint: "write `lesson: null` until it does")
      }
      guard !lessons.contains(named) else { return nil }
      return context.finding(
        id, "The lesson `\(named)` does not judge \(claim.id).", at: claim.location,
        hint: "add it to an experiment's `claims`, or a `python fact \(claim.id)` block")
    }
  }
}
