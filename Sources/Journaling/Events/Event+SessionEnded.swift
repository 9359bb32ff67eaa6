extension Event {
  /// The session ended in order; one that crashed has no such event.
  package struct SessionEnded: Hashable, Sendable, Codable {
    /// `quit`, `end of input`, or the name of a signal.
    package var reason: String

    /// Makes the payload.
    package init(reason: String) {
      self.reason = reason
    }
  }
}
