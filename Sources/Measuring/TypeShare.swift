package import Basics

/// How many objects of one type a walk reached, and the bytes in them.
package struct TypeShare: Hashable, Sendable, Codable {
  /// The type's name, with its module where that is not `builtins`.
  package var type: String
  package var objects: Int
  package var bytes: ByteCount

  /// Makes a share.
  package init(type: String, objects: Int, bytes: ByteCount) {
    self.type = type
    self.objects = objects
    self.bytes = bytes
  }
}
