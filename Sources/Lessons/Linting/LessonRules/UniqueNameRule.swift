internal import Basics

/// Experiments and exercises of a lesson have names of their own.
enum UniqueNameRule: LessonRule {
  static let id = "duplicate-name"

  static func check(_ lesson: Lesson, _ context: LintContext) -> [Diagnostic] {
    let experiments = lesson.experiments.map { (name: $0.id, location: $0.location) }
    let exercises = lesson.exercises.map { (name: $0.id, location: $0.location) }
    return [("experiment", experiments), ("exercise", exercises)].flatMap { kind, named in
      var known: Set<String> = []
      return named.indices.filter { !known.insert(named[$0].name).inserted }.map { index in
        context.finding(
          id, "Two \(kind)s are called `\(named[index].name)`.", at: named[index].location,
          hint: "slots and notes tell them apart by name: rename one")
      }
    }
  }
}
