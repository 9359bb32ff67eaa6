/// A name that the session's code defined.
package struct NameSummary: Hashable, Sendable {
  package var name: String
  /// The type's name, with its module where that is not `builtins`.
  package var type: String
  /// A short word on the value, such as `1,000 items`; empty where looking would run code.
  package var summary: String

  /// Makes a summary.
  package init(name: String, type: String, summary: String) {
    self.name = name
    self.type = type
    self.summary = summary
  }
}
