/// One thing worth exporting.
package struct NotesItem: Hashable, Sendable {
  /// The number of the event it came from.
  package var sequence: Int
  package var time: Timestamp
  package var content: Content
  /// The number of a result in the session, from 1: what `note --on`, `pin` and `--results` take.
  package var number: Int?
  /// The lesson that was open when it happened.
  package var openLesson: String?
  /// What the person wrote about it.
  package var notes: [AttachedNote] = []
  package var isPinned = false
  /// Whether `undo` took the entry back, so that what came after ran without it.
  package var isWithdrawn = false

  /// What it is. Results are large, and rare beside code.
  package enum Content: Hashable, Sendable {
    case entry(Event.Entry, outcome: Event.Executed?, output: [Event.Output])
    indirect case sized(Event.Sized)
    /// `held` says whether the lesson's expectations held; nil where there were none.
    indirect case compared(Event.Compared, held: Bool?)
    indirect case timed(Event.Timed)
    indirect case watched(Event.Watched)
    indirect case laidOut(Event.LaidOut)
    indirect case measured(Event.Measured)
    case lessonOpened(Event.LessonOpened)
    case lessonCompleted(Event.LessonCompleted)
    case prediction(Event.Prediction)
    case exercise(Event.ExerciseAttempted)
    case note(Event.Note)
  }

  /// The lesson it belongs to, where it belongs to one.
  package var lesson: String? {
    switch content {
    case .entry: openLesson
    case .sized(let event): event.place?.lesson
    case .compared(let event, _): event.place?.lesson
    case .timed(let event): event.place?.lesson
    case .watched(let event): event.place?.lesson
    case .laidOut(let event): event.place?.lesson
    case .measured(let event): event.place?.lesson
    case .lessonOpened(let event): event.lesson
    case .lessonCompleted(let event): event.lesson
    case .prediction(let event): event.lesson
    case .exercise(let event): event.lesson
    case .note(let event): event.lesson
    }
  }
}
