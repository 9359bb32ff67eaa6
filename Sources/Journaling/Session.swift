/// A session whose journal is in the store.
package struct Session: Hashable, Sendable {
  package var id: SessionID
  /// The journal's path.
  package var path: String
  /// Whether a shell still writes it.
  package var isLive: Bool
}
