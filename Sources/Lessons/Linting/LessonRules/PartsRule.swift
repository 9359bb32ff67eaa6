internal import Basics

/// A lesson has its six parts, in their order.
enum PartsRule: LessonRule {
  static let id = "parts"

  static func check(_ lesson: Lesson, _ context: LintContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var latest: Part?
    for part in Part.allCases {
      guard let step = lesson.steps.first(where: { $0.part == part }) else {
        findings.append(missing(part, lesson, context))
        continue
      }
      if let latest, let before = lesson.steps.first(where: { $0.part == latest }),
        step.location < before.location
      {
        findings.append(
          context.finding(
            id, "The part \(part.rawValue) stands before \(latest.rawValue).", at: step.location,
            hint: "the order is Predict, Measure, Claim, Exercise, Remember"))
      }
      latest = part
    }
    return findings
  }

  private static func missing(
    _ part: Part, _ lesson: Lesson, _ context: LintContext
  ) -> Diagnostic {
    let words = lesson.steps.compactMap { step in
      step.part == nil ? String(step.title.prefix { $0.isLetter }) : nil
    }
    let near = Spelling.nearest(to: part.rawValue, in: words)
    let step = near.flatMap { word in lesson.steps.first { $0.title.hasPrefix(word) } }
    return context.finding(
      id, "The lesson has no part \(part.rawValue).",
      at: step?.location ?? lesson.header.titleLocation,
      hint: step == nil
        ? "add a step `## \(part.rawValue)`" : "did you mean `## \(part.rawValue)`?")
  }
}
