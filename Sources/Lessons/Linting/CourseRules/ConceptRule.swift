internal import Basics

/// A lesson takes for granted only what it or a lesson before it introduced.
enum ConceptRule: CourseRule {
  static let id = "concept"

  static func check(_ context: CourseContext) -> [Diagnostic] {
    var home: [String: String] = [:]
    var findings: [Diagnostic] = []
    for lesson in context.course.lessons {
      for concept in lesson.header.introduces {
        if let other = home[concept.text] {
          findings.append(
            context.finding(
              id, "The lesson `\(other)` introduces `\(concept.text)` already.",
              at: concept.location, hint: "list it below `uses` here"))
        } else {
          home[concept.text] = lesson.id
        }
      }
    }
    for lesson in context.course.lessons {
      let known = context.predecessors(of: lesson).union([lesson.id])
      findings += lesson.header.uses.compactMap { concept in
        guard let owner = home[concept.text] else {
          return unknown(concept, home: home, context)
        }
        guard !known.contains(owner) else { return nil }
        return context.finding(
          id, "`\(concept.text)` is used before `\(owner)` introduced it.", at: concept.location,
          hint: "add \(owner) to `after`")
      }
    }
    return findings
  }

  private static func unknown(
    _ concept: LessonHeader.Name, home: [String: String], _ context: CourseContext
  ) -> Diagnostic {
    let near = Spelling.nearest(to: concept.text, in: home.keys.sorted())
    return context.finding(
      id, "No lesson introduces `\(concept.text)`.", at: concept.location,
      hint: near.map { "did you mean `\($0)`?" }
        ?? "add it below `introduces` of the lesson that explains it")
  }
}
