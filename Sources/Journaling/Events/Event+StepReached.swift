extension Event {
  /// A step of a lesson was shown.
  package struct StepReached: Hashable, Sendable, Codable {
    /// The lesson's identifier.
    package var lesson: String
    /// The step, counted from 0.
    package var step: Int
    package var title: String?

    /// Makes the payload.
    package init(lesson: String, step: Int, title: String? = nil) {
      self.lesson = lesson
      self.step = step
      self.title = title
    }
  }
}
