package import Measuring

/// A name of the session, with the ledgers of what it names.
package struct WeighedName: Hashable, Sendable {
  package var name: String
  /// The type's name, with its module where that is not `builtins`.
  package var type: String
  /// A short word on the value, such as `1,000 items`; empty where looking would run code.
  package var summary: String
  /// `modules`, `functions`, `classes` or `types` for definitions, which are not weighed.
  package var group: String?
  package var memory: MemoryReading?

  /// Makes a row.
  package init(
    name: String, type: String, summary: String = "", group: String? = nil,
    memory: MemoryReading? = nil
  ) {
    self.name = name
    self.type = type
    self.summary = summary
    self.group = group
    self.memory = memory
  }
}
