internal import Basics

/// A lesson says at once, in at most two sentences, what is wasted and why.
enum WasteRule: LessonRule {
  static let id = "waste"

  static func check(_ lesson: Lesson, _ context: LintContext) -> [Diagnostic] {
    guard let step = lesson.steps.first else { return [] }
    guard case .paragraph(let prose) = step.blocks.first else {
      return [
        context.finding(
          id, "The lesson does not open with what is wasted.", at: step.location,
          hint: "say in two sentences below the title what is wasted and why")
      ]
    }
    let count = sentences(prose.plain())
    guard count > 2 else { return [] }
    var place = step.location
    if case .text(_, let location) = prose.flattened.first { place = location }
    return [
      context.finding(
        id, "The opening paragraph has \(count) sentences.", at: place,
        hint: "say in two what is wasted and why; the rest belongs into a second paragraph")
    ]
  }

  /// How many sentences a text has: full stops, question and exclamation marks before white space
  /// or the end.
  private static func sentences(_ text: String) -> Int {
    let characters = Array(text.trimmed)
    return characters.indices.filter { index in
      guard ".!?".contains(characters[index]) else { return false }
      return index + 1 == characters.count || characters[index + 1].isWhitespace
    }.count
  }
}
