package import Basics

/// The outcome of `layout`: the bytes of one object, part by part.
package struct ObjectLayout: Hashable, Sendable, Codable {
  package var engine: EngineIdentity
  package var expression: String
  /// The type's name, with its module where that is not `builtins`.
  package var type: String
  /// The object's own block, then those that it keeps apart, such as a list's items.
  package var blocks: [LayoutBlock]
  /// What else is to be said, one sentence each.
  package var notes: [String]

  /// Makes a layout.
  package init(
    engine: EngineIdentity, expression: String, type: String, blocks: [LayoutBlock],
    notes: [String] = []
  ) {
    self.engine = engine
    self.expression = expression
    self.type = type
    self.blocks = blocks
    self.notes = notes
  }

  /// What was requested for all blocks together.
  package var requested: ByteCount { blocks.reduce(.zero) { $0 + $1.bytes } }
  /// What the allocators take for it.
  package var taken: ByteCount { blocks.reduce(.zero) { $0 + $1.taken } }
}
