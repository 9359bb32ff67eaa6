extension Event {
  /// A code entry was taken back by `undo`: it is not replayed any more. Or a reset was: what stood before
  /// it is replayed again.
  package struct Withdrawn: Hashable, Sendable, Codable {
    /// The sequence number of the ``Event/entry(_:)``, or of the ``Event/reset(_:)``.
    package var entry: Int

    /// Makes the payload.
    package init(entry: Int) {
      self.entry = entry
    }
  }
}
