package import Basics

/// Length against capacity, of one container or of all of a type.
package struct Room: Hashable, Sendable, Codable {
  /// The built-in type; its subclasses are counted with it.
  package var type: String
  package var containers: Int
  /// Places that hold something.
  package var used: Int
  /// Places that can be filled before the container has to grow.
  package var capacity: Int
  /// The bytes of the places that hold nothing.
  package var spare: ByteCount

  /// Makes a room.
  package init(type: String, containers: Int, used: Int, capacity: Int, spare: ByteCount) {
    self.type = type
    self.containers = containers
    self.used = used
    self.capacity = capacity
    self.spare = spare
  }
}
