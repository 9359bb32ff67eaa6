package import Basics

/// An object inside a structure, and the bytes that can be reached through it alone.
package struct MemberShare: Hashable, Sendable, Codable {
  /// How many members of each other lead to it; the structure itself is at 0.
  package var level: Int
  /// How it is written in Python: `data["users"][3]`.
  package var path: String
  package var type: String
  /// What every way from the structure reaches through it, its own block included.
  package var bytes: ByteCount
  /// How many members it has; nil where it was not looked into.
  package var members: Int?
  /// The bytes that several of its members lead to, and that hang on none of them.
  package var common: ByteCount?

  /// Makes a share.
  package init(
    level: Int, path: String, type: String, bytes: ByteCount, members: Int? = nil,
    common: ByteCount? = nil
  ) {
    self.level = level
    self.path = path
    self.type = type
    self.bytes = bytes
    self.members = members
    self.common = common
  }
}
