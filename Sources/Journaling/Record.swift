/// One line of a journal: an event, its number in the session, and when it happened.
package struct Record: Hashable, Sendable {
  /// Counted from 1 in each session; other events refer to this one by it.
  package var sequence: Int
  package var time: Timestamp
  package var event: Event

  /// Makes a record.
  package init(sequence: Int, time: Timestamp, event: Event) {
    self.sequence = sequence
    self.time = time
    self.event = event
  }
}
