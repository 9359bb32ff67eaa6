package import Basics

/// What came back when names were deleted, and what is known of the rest.
package struct Returned: Hashable, Sendable {
  /// A name from which something of it can still be reached.
  package struct Holder: Hashable, Sendable {
    package var name: String
    /// Whether it names the very object, not only something that holds parts of it.
    package var isSame: Bool

    /// Makes a holder.
    package init(name: String, isSame: Bool) {
      self.name = name
      self.isSame = isSame
    }
  }

  /// Bytes that were free at once; negative where deleting took memory.
  package var bytes: ByteCount
  /// Bytes in cycles, which the next full collection frees.
  package var waiting: ByteCount
  /// Bytes that something else still holds.
  package var held: ByteCount
  package var holders: [Holder]

  /// Makes an account.
  package init(bytes: ByteCount, waiting: ByteCount, held: ByteCount, holders: [Holder]) {
    self.bytes = bytes
    self.waiting = waiting
    self.held = held
    self.holders = holders
  }
}
