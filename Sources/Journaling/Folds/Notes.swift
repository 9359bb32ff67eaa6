package import Measuring

/// What is worth exporting of a session, in order: the document that every export renders.
///
/// Outputs and outcomes stand with the code they belong to, notes with what they are about,
/// scores with the bets; edited notes have their last text.
package struct Notes: Fold, Hashable {
  /// What happened, in order.
  package private(set) var items: [NotesItem] = []
  /// The machine, the version of heft and the working directory, from the session's start.
  package private(set) var start: Event.SessionStarted?
  /// Every engine that was used, in order, each once.
  package private(set) var engines: [EngineIdentity] = []
  /// How many results there are; the last one has this number.
  package private(set) var results = 0
  /// The session, and when it began and was last heard of.
  package private(set) var session: SessionID?
  package private(set) var began: Timestamp?
  package private(set) var ended: Timestamp?

  /// Where an event's item stands in ``items``, by the event's sequence number.
  private var positions: [Int: Int] = [:]
  private var openLesson: String?

  package static let kinds: Set<Event.Kind> = [
    .sessionStarted, .engine, .entry, .executed, .output, .withdrawn, .sized, .compared,
    .timed, .watched, .laidOut, .measured, .lessonOpened, .prediction, .experimentRun,
    .exerciseAttempted, .lessonCompleted, .note, .pin,
  ]

  package init() {}

  package mutating func tally(_ kind: Event.Kind?, at time: Timestamp, of session: SessionID) {
    self.session = session
    began = began ?? time
    ended = time
  }

  package mutating func add(_ record: Record, of session: SessionID) {
    switch record.event {
    case .sessionStarted(let event):
      start = event
      for engine in event.engines { meet(engine) }
    case .engine(let engine): meet(engine)
    case .entry(let entry): append(record, .entry(entry, outcome: nil, output: []))
    case .executed(let event):
      change(event.entry) { item in
        if case .entry(let entry, _, let output) = item.content {
          item.content = .entry(entry, outcome: event, output: output)
        }
      }
    case .output(let event):
      change(event.entry) { item in
        if case .entry(let entry, let outcome, let output) = item.content {
          item.content = .entry(entry, outcome: outcome, output: output + [event])
        }
      }
    case .sized(let event):
      meet(event.sizing.engine)
      append(record, .sized(event))
    case .compared(let event):
      meet(event.comparison.engine)
      append(record, .compared(event, held: nil))
    case .timed(let event):
      meet(event.engine)
      append(record, .timed(event))
    case .watched(let event):
      meet(event.engine)
      append(record, .watched(event))
    case .laidOut(let event):
      meet(event.layout.engine)
      append(record, .laidOut(event))
    case .measured(let event):
      meet(event.engine)
      append(record, .measured(event))
    case .withdrawn(let event): change(event.entry) { $0.isWithdrawn = true }
    case .experimentRun(let event):
      change(event.result) { item in
        if case .compared(let compared, _) = item.content {
          item.content = .compared(compared, held: event.held)
        }
      }
    case .lessonOpened(let event):
      openLesson = event.lesson
      append(record, .lessonOpened(event))
    case .lessonCompleted(let event):
      append(record, .lessonCompleted(event))
      if event.lesson == openLesson { openLesson = nil }
    case .prediction(let event): add(event, record)
    case .exerciseAttempted(let event): append(record, .exercise(event))
    case .note(let event): add(event, record)
    case .pin(let event): change(event.event) { $0.isPinned = event.pinned }
    default: break
    }
  }

  /// A bet that was scored takes the place of the bet as it was placed.
  private mutating func add(_ event: Event.Prediction, _ record: Record) {
    let open = items.lastIndex { item in
      guard case .prediction(let placed) = item.content else { return false }
      return placed.actual == nil && placed.lesson == event.lesson
        && placed.experiment == event.experiment && placed.ledger == event.ledger
    }
    if let open {
      items[open].content = .prediction(event)
      positions[record.sequence] = open
    } else {
      append(record, .prediction(event))
    }
  }

  private mutating func add(_ event: Event.Note, _ record: Record) {
    if let replaced = event.replaces, let position = positions[replaced] {
      positions[record.sequence] = position
      if let index = items[position].notes.firstIndex(where: { $0.sequence == replaced }) {
        items[position].notes[index].text = event.text
        items[position].notes[index].sequence = record.sequence
      } else if case .note(var note) = items[position].content {
        note.text = event.text
        items[position].content = .note(note)
      }
    } else if let about = event.about, let position = positions[about] {
      positions[record.sequence] = position
      items[position].notes.append(
        AttachedNote(sequence: record.sequence, time: record.time, text: event.text))
    } else {
      append(record, .note(event))
    }
  }

  private mutating func append(_ record: Record, _ content: NotesItem.Content) {
    positions[record.sequence] = items.count
    var item = NotesItem(sequence: record.sequence, time: record.time, content: content)
    item.openLesson = openLesson
    if record.event.kind?.isResult == true {
      results += 1
      item.number = results
    }
    items.append(item)
  }

  /// Leaves these items; positions no longer hold, so that nothing can be added.
  mutating func keep(_ items: [NotesItem]) {
    self.items = items
    positions = [:]
  }

  private mutating func change(_ sequence: Int?, _ body: (inout NotesItem) -> Void) {
    guard let position = sequence.flatMap({ positions[$0] }) else { return }
    body(&items[position])
  }

  private mutating func meet(_ engine: EngineIdentity) {
    if !engines.contains(engine) { engines.append(engine) }
  }
}
