extension Event {
  /// A hint was asked for.
  package struct HintShown: Hashable, Sendable, Codable {
    /// The lesson's identifier.
    package var lesson: String
    /// The exercise's name in the lesson.
    package var exercise: String
    /// Which hint, counted from 1.
    package var number: Int

    /// Makes the payload.
    package init(lesson: String, exercise: String, number: Int) {
      self.lesson = lesson
      self.exercise = exercise
      self.number = number
    }
  }
}
