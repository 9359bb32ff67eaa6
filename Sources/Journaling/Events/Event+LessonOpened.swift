extension Event {
  /// A lesson was opened.
  package struct LessonOpened: Hashable, Sendable, Codable {
    /// The lesson's identifier.
    package var lesson: String
    package var title: String
    /// How many steps it has.
    package var steps: Int

    /// Makes the payload.
    package init(lesson: String, title: String, steps: Int) {
      self.lesson = lesson
      self.title = title
      self.steps = steps
    }
  }
}
