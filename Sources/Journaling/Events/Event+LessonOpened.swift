extension Event {
  /// A lesson was opened.
  package struct LessonOpened: Hashable, Sendable, Codable {
    /// The lesson's identifier.
    package var lesson: String
    package var title: String
    /// How many steps it has.
    package var steps: Int
    /// The file that the lesson was read from, where it is not one of the course that heft brings.
    package var file: String?
    /// A digest of that file's text.
    package var digest: String?

    /// Makes the payload.
    package init(
      lesson: String, title: String, steps: Int, file: String? = nil, digest: String? = nil
    ) {
      self.lesson = lesson
      self.title = title
      self.steps = steps
      self.file = file
      self.digest = digest
    }
  }
}
