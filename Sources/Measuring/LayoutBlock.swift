package import Basics

/// One block of memory: what was requested, what the allocator takes for it, and what lies where.
package struct LayoutBlock: Hashable, Sendable, Codable {
  /// Who handed the block out.
  package enum Allocator: String, Hashable, Sendable, Codable {
    /// CPython's own, for up to 512 bytes.
    case pymalloc
    case malloc
    /// Nobody: it is a part of the program.
    case `static`
    /// Nobody: it lies in what holds it, such as a variable or an array.
    case inline
  }

  /// `the object`, `its items`.
  package var title: String
  /// How many bytes lie before the address that offsets count from.
  package var base: Int
  /// What was requested.
  package var bytes: ByteCount
  package var allocator: Allocator
  /// What the allocator takes for it, its own bookkeeping included.
  package var taken: ByteCount
  /// In the order of their offsets.
  package var parts: [LayoutPart]

  /// Makes a block.
  package init(
    title: String, base: Int = 0, bytes: ByteCount, allocator: Allocator, taken: ByteCount,
    parts: [LayoutPart]
  ) {
    self.title = title
    self.base = base
    self.bytes = bytes
    self.allocator = allocator
    self.taken = taken
    self.parts = parts
  }

  /// Whether the parts account for every byte, without gap or overlap.
  package var isTiled: Bool {
    var place = -base
    for part in parts {
      guard part.offset == place else { return false }
      place = place.plus(part.bytes)
    }
    return place == bytes.bytes - base
  }
}
