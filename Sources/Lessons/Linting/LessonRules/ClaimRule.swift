internal import Basics

/// A lesson judges claims that the catalogue has.
enum ClaimRule: LessonRule {
  static let id = "claim"

  static func check(_ lesson: Lesson, _ context: LintContext) -> [Diagnostic] {
    guard let catalogue = context.catalogue else { return [] }
    let tested = lesson.experiments.flatMap { $0.claims.map { ($0.claim, $0.location) } }
    let facts = lesson.facts.map { fact in
      var fence = fact.code.origin
      fence.line -= 1
      return (fact.claim, fence)
    }
    return (tested + facts).filter { catalogue[$0.0] == nil }.map { claim, location in
      let near = Spelling.nearest(to: claim, in: catalogue.claims.map(\.id))
      return context.finding(
        id, "No claim has the id `\(claim)`.", at: location,
        hint: near.map { "did you mean `\($0)`?" } ?? "add it to claims.yaml")
    }
  }
}
