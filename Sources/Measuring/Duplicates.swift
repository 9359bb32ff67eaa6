package import Basics

/// Equal values that a structure stores in more than one object.
///
/// Values are str, bytes, int, float and tuples of these. What is equal but of another type counts as different.
package struct Duplicates: Hashable, Sendable, Codable {
  /// One value that is stored several times.
  package struct Value: Hashable, Sendable, Codable {
    /// The value as Python writes it, shortened.
    package var text: String
    package var type: String
    /// In how many objects it is stored.
    package var objects: Int
    package var saving: ByteCount

    /// Makes a value.
    package init(text: String, type: String, objects: Int, saving: ByteCount) {
      self.text = text
      self.type = type
      self.objects = objects
      self.saving = saving
    }
  }

  /// The objects that would go if each value were stored once.
  package var copies: Int
  /// How many values are stored more than once.
  package var values: Int
  /// The bytes of the copies.
  package var saving: ByteCount
  /// The values whose copies take the most.
  package var top: [Value]

  /// Makes the sum.
  package init(copies: Int, values: Int, saving: ByteCount, top: [Value] = []) {
    self.copies = copies
    self.values = values
    self.saving = saving
    self.top = top
  }
}
