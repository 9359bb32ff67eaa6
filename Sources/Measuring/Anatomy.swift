package import Basics

/// Where the bytes of one structure are; nil in each part that was not looked into.
///
/// `docs/method.md` defines the parts.
package struct Anatomy: Hashable, Sendable, Codable {
  /// By distance from the structure itself, nearest first; the bytes add up to deep.
  package var byDepth: [DepthShare]?
  /// The members that the most hangs on: the structure itself, then each member after what holds it.
  package var largest: [MemberShare]?
  package var duplicates: Duplicates?
  /// The room of the structure itself, where it is a container with room.
  package var ownRoom: Room?
  /// The room of all containers reached, by type.
  package var rooms: [Room]?
  /// Wall time of looking, in seconds.
  package var seconds: Double?

  /// Makes an anatomy of which nothing is known.
  package init() {}

  /// The bytes that containers have room for and do not use.
  package var spare: ByteCount {
    (rooms ?? []).reduce(.zero) { $0 + $1.spare }
  }

  /// How many links the farthest object is away.
  package var deepest: Int? { byDepth?.last?.to }
}
