/// Something that makes a result weak, with what it means.
package struct Warning: Hashable, Sendable, Codable {
  /// A stable identifier such as `machine.loaded` or `samples.unstable`.
  package var id: String
  /// One sentence.
  package var message: String

  /// Makes a warning.
  package init(id: String, message: String) {
    self.id = id
    self.message = message
  }
}
