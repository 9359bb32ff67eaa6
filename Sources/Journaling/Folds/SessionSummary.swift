/// One line of `notes list`: what a session holds, without reading its figures.
package struct SessionSummary: Fold, Hashable {
  /// How many results, notes and entries it holds.
  package private(set) var results = 0
  package private(set) var notes = 0
  package private(set) var entries = 0
  /// The ids of the lessons that were opened, in order.
  package private(set) var lessons: [String] = []
  /// When its first and last events happened; nil for a journal without any.
  package private(set) var first: Timestamp?
  package private(set) var last: Timestamp?

  package static let kinds: Set<Event.Kind> = [.lessonOpened, .note]

  package init() {}

  package mutating func add(_ record: Record, of session: SessionID) {
    switch record.event {
    case .lessonOpened(let event):
      if !lessons.contains(event.lesson) { lessons.append(event.lesson) }
    case .note(let event): if event.replaces == nil { notes += 1 }
    default: break
    }
  }

  package mutating func tally(_ kind: Event.Kind?, at time: Timestamp, of session: SessionID) {
    first = first ?? time
    last = time
    switch kind {
    case .entry: entries += 1
    case let kind?: if kind.isResult { results += 1 }
    case nil: break
    }
  }
}
