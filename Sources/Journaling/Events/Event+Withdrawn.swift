extension Event {
  /// A code entry was taken back by `undo`: it is not replayed any more.
  package struct Withdrawn: Hashable, Sendable, Codable {
    /// The sequence number of the ``Event/entry(_:)``.
    package var entry: Int

    /// Makes the payload.
    package init(entry: Int) {
      self.entry = entry
    }
  }
}
