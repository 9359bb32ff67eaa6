extension Event {
  /// An exercise's solution was shown.
  package struct SolutionShown: Hashable, Sendable, Codable {
    /// The lesson's identifier.
    package var lesson: String
    /// The exercise's name in the lesson.
    package var exercise: String

    /// Makes the payload.
    package init(lesson: String, exercise: String) {
      self.lesson = lesson
      self.exercise = exercise
    }
  }
}
