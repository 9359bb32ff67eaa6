extension Event {
  /// An answer to an exercise was checked.
  package struct ExerciseAttempted: Hashable, Sendable, Codable {
    /// The lesson's identifier.
    package var lesson: String
    /// The exercise's name in the lesson.
    package var exercise: String
    package var code: String
    package var passed: Bool
    /// Why it failed, one sentence each.
    package var reasons: [String]

    /// Makes the payload.
    package init(
      lesson: String, exercise: String, code: String, passed: Bool, reasons: [String] = []
    ) {
      self.lesson = lesson
      self.exercise = exercise
      self.code = code
      self.passed = passed
      self.reasons = reasons
    }
  }
}
