/// One thing that `heft doctor` looked at.
package struct HealthCheck: Hashable, Sendable {
  /// How it went.
  package enum Status: String, Hashable, Sendable, Codable {
    case works, limited, broken
  }

  /// A stable identifier such as `probe.hooks`.
  package var id: String
  package var status: Status
  /// One sentence.
  package var message: String
  /// What to do about it, where something should be done.
  package var hint: String?

  /// Makes a check.
  package init(id: String, status: Status, message: String, hint: String? = nil) {
    self.id = id
    self.status = status
    self.message = message
    self.hint = hint
  }
}
