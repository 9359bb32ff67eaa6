internal import Basics

/// What a lesson comes after exists, and comes before it in the course.
enum PrerequisiteRule: CourseRule {
  static let id = "prerequisite"

  static func check(_ context: CourseContext) -> [Diagnostic] {
    let order = Dictionary(
      context.course.lessons.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    return context.course.lessons.enumerated().flatMap { position, lesson in
      lesson.header.after.compactMap { name in
        guard let before = order[name.text] else {
          let near = Spelling.nearest(to: name.text, in: order.keys.sorted())
          return context.finding(
            id, "No lesson has the id `\(name.text)`.", at: name.location,
            hint: near.map { "did you mean `\($0)`?" } ?? "write the id of a lesson")
        }
        guard before >= position else { return nil }
        return context.finding(
          id, "The lesson comes after `\(name.text)`, which the course puts behind it.",
          at: name.location,
          hint: context.predecessors(of: lesson).contains(lesson.id)
            ? "the lessons wait for each other: remove one `after`"
            : "move one of them to another track")
      }
    }
  }
}
