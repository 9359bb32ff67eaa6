package import Basics

/// What became of an event that was given to a journal.
package struct Receipt: Hashable, Sendable {
  /// The event's number in the session.
  package var sequence: Int
  package var safety: Safety
  /// Why the session is no longer saved; set once, when that begins.
  package var trouble: Diagnostic?

  /// Where the event is.
  package enum Safety: Hashable, Sendable {
    /// On disk: it survives a crash and a power cut.
    case synced
    /// In memory, until something worth a file happens.
    case held
    /// In memory only: the disk refused.
    case memoryOnly
  }
}
