extension Event {
  /// A code entry was run.
  package struct Executed: Hashable, Sendable, Codable {
    /// The sequence number of the ``Event/entry(_:)``.
    package var entry: Int
    package var outcome: Outcome
    /// What went wrong, one sentence.
    package var message: String?
    /// Wall time, in seconds.
    package var seconds: Double?
    /// What it did outside its process's memory, one phrase each; nil for nothing.
    package var acted: [String]?

    /// Makes the payload.
    package init(
      entry: Int, outcome: Outcome, message: String? = nil, seconds: Double? = nil,
      acted: [String] = []
    ) {
      self.entry = entry
      self.outcome = outcome
      self.message = message
      self.seconds = seconds
      self.acted = acted.isEmpty ? nil : acted
    }

    /// How it ended.
    package enum Outcome: String, Hashable, Sendable, Codable {
      case ok, failed, interrupted
    }
  }
}
