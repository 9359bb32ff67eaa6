extension Event {
  /// The engine's namespace was cleared: code entered before is not replayed any more.
  package struct Reset: Hashable, Sendable, Codable {
    /// The engine's name, `python` or `swift`; nil for all.
    package var engine: String?

    /// Makes the payload.
    package init(engine: String? = nil) {
      self.engine = engine
    }
  }
}
