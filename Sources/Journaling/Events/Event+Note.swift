extension Event {
  /// A person's own words.
  package struct Note: Hashable, Sendable, Codable {
    package var text: String
    /// The sequence number of the event it is attached to.
    package var about: Int?
    /// The lesson that was open.
    package var lesson: String?
    /// The sequence number of the note that this one is the new text of.
    package var replaces: Int?

    /// Makes the payload.
    package init(text: String, about: Int? = nil, lesson: String? = nil, replaces: Int? = nil) {
      self.text = text
      self.about = about
      self.lesson = lesson
      self.replaces = replaces
    }
  }
}
