internal import Basics

/// Neighbouring bytes of a block that are one thing: a field, items of one kind, a gap.
package struct LayoutPart: Hashable, Sendable, Codable {
  /// What a part is for.
  package enum Role: String, CaseIterable, Hashable, Sendable, Codable {
    /// Before the object: the collector's links, and pointers that the interpreter manages.
    case collector
    /// What every object has: reference count, type, number of items.
    case head
    /// What the type or the class keeps in it.
    case field
    /// What it is there for: items, digits, characters.
    case content
    /// Room that holds nothing yet.
    case spare
    /// Bytes that nothing uses.
    case padding
    /// A type's own, and not known to heft.
    case opaque
  }

  package var role: Role
  /// Bytes from the address of the object, or of the block; negative for what lies before it.
  package var offset: Int
  /// Bytes of one of them.
  package var each: Int
  /// How many follow each other.
  package var count: Int
  /// As the source of the interpreter or of the program calls it.
  package var name: String
  package var meaning: String
  /// What it holds, where that tells something.
  package var value: String?

  /// Makes a part.
  package init(
    role: Role, offset: Int, each: Int, count: Int = 1, name: String, meaning: String,
    value: String? = nil
  ) {
    self.role = role
    self.offset = offset
    self.each = each
    self.count = count
    self.name = name
    self.meaning = meaning
    self.value = value
  }

  /// All its bytes.
  package var bytes: Int { each.times(count) }
}
