/// What there is to say, before it is decided where it is said: blocks, in order.
///
/// A renderer turns a document into text for a terminal, Markdown, HTML or a notebook; none knows
/// what the blocks are about, and no builder knows who renders them.
package struct Document: Hashable, Sendable {
  package var blocks: [Block]

  /// Makes a document.
  package init(_ blocks: [Block] = []) {
    self.blocks = blocks
  }

  /// The blocks for a format without cells.
  package var flat: [Block] {
    blocks.flatMap(\.flat)
  }

  package static func + (left: Document, right: Document) -> Document {
    Document(left.blocks + right.blocks)
  }
  package static func += (left: inout Document, right: Document) { left = left + right }
}

extension Block {
  /// The block, or those that a cell of a notebook shows.
  var flat: [Block] {
    if case .cell(let cell) = self { cell.blocks } else { [self] }
  }
}
