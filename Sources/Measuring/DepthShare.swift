package import Basics

/// The objects at one distance from a structure, or at all from one distance to another.
package struct DepthShare: Hashable, Sendable, Codable {
  /// How many references the shortest way has.
  package var depth: Int
  /// The last distance that this share stands for; the same as ``depth`` but in the last share.
  package var to: Int
  package var objects: Int
  package var bytes: ByteCount

  /// Makes a share.
  package init(depth: Int, to: Int, objects: Int, bytes: ByteCount) {
    self.depth = depth
    self.to = to
    self.objects = objects
    self.bytes = bytes
  }
}
