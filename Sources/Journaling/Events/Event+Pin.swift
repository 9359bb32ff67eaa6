extension Event {
  /// A result was pinned, or its pin taken off.
  package struct Pin: Hashable, Sendable, Codable {
    /// The sequence number of the event.
    package var event: Int
    package var pinned: Bool

    /// Makes the payload.
    package init(event: Int, pinned: Bool = true) {
      self.event = event
      self.pinned = pinned
    }
  }
}
