/// A note that was written about something.
package struct AttachedNote: Hashable, Sendable {
  /// The number of the event with the note's present text.
  package var sequence: Int
  package var time: Timestamp
  package var text: String
}
