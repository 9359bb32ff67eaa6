package import Basics

/// The memory ledgers of one structure; nil where a quantity does not exist or was not measured.
///
/// A nil that needs explaining has a sentence in ``notes``.
package struct MemoryReading: Hashable, Sendable, Codable {
  package var shallow: ByteCount?
  package var deep: ByteCount?
  package var own: ByteCount?
  package var shared: ByteCount?
  /// How many objects the walk reached.
  package var objects: Int?
  /// All that is still handed out, native part included.
  package var kept: ByteCount?
  package var keptNative: ByteCount?
  package var freed: ByteCount?
  /// kept as the allocator rounds it: what `malloc_usable_size` says of its blocks, added up. Nil where
  /// the language has an allocator of its own.
  package var rounded: ByteCount?
  /// Bytes from one value to the next in an array, padding included; nil where values are references.
  package var stride: ByteCount?
  /// What the address of a value is a multiple of; nil where values are references.
  package var alignment: Int?
  package var peak: ByteCount?
  package var allocations: Int?
  package var churn: ByteCount?
  package var rss: ByteCount?
  /// How many processes the code started; what they take is not in the probe's ledgers.
  package var children: Int?
  /// Largest first.
  package var byType: [TypeShare] = []
  /// False when the walk stopped at its budget or the run was interrupted.
  package var complete = true
  /// One sentence each.
  package var notes: [String] = []

  /// Makes a reading in which nothing was measured.
  package init() {}

  /// The value of one memory ledger, in bytes or blocks.
  package subscript(ledger: Ledger) -> Int? {
    switch ledger {
    case .shallow: shallow?.bytes
    case .deep: deep?.bytes
    case .own: own?.bytes
    case .shared: shared?.bytes
    case .kept: kept?.bytes
    case .keptNative: keptNative?.bytes
    case .freed: freed?.bytes
    case .peak: peak?.bytes
    case .allocations: allocations
    case .churn: churn?.bytes
    case .rss: rss?.bytes
    case .build, .use: nil
    }
  }
}
