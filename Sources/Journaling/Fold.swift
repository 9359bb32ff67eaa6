/// Something computed from journals by looking at each event once, in order.
///
/// Progress, notes, calibration, replay and resume are folds; there is no state beside the
/// journals for them to disagree with.
package protocol Fold: Sendable {
  /// The kinds of event it wants; data of others is not even parsed.
  static var kinds: Set<Event.Kind> { get }

  /// The state before any event.
  init()

  /// Takes in an event of one of ``kinds``.
  mutating func add(_ record: Record, of session: SessionID)

  /// Takes in that a record of some kind exists, wanted or not; kind is nil for an unknown one.
  mutating func tally(_ kind: Event.Kind?, at time: Timestamp, of session: SessionID)
}

extension Fold {
  package mutating func tally(_ kind: Event.Kind?, at time: Timestamp, of session: SessionID) {}

  /// Takes in a record that is held in memory.
  package mutating func take(_ record: Record, of session: SessionID) {
    tally(record.event.kind, at: record.time, of: session)
    if let kind = record.event.kind, Self.kinds.contains(kind) { add(record, of: session) }
  }

  /// Takes in all that a reader has left.
  package mutating func take(
    _ reader: inout JournalReader, of session: SessionID
  ) throws(JournalError) {
    while let envelope = try reader.nextEnvelope() {
      tally(Event.Kind(rawValue: envelope.tag), at: envelope.time, of: session)
      if let record = reader.record(of: envelope, in: Self.kinds) { add(record, of: session) }
    }
  }
}
