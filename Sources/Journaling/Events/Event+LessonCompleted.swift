extension Event {
  /// The lesson's last step was reached with all that it asks for done.
  package struct LessonCompleted: Hashable, Sendable, Codable {
    /// The lesson's identifier.
    package var lesson: String

    /// Makes the payload.
    package init(lesson: String) {
      self.lesson = lesson
    }
  }
}
