extension Event {
  /// A setting was changed by `set`.
  package struct Setting: Hashable, Sendable, Codable {
    package var name: String
    package var value: String

    /// Makes the payload.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }
}
