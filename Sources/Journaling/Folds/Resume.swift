package import Measuring

/// What a new session needs to go on where an old one stopped.
package struct Resume: Fold, Hashable {
  /// The code to replay.
  package private(set) var code = ReplayableCode()
  /// The engines that were in use, the last of each language.
  package private(set) var engines: [String: EngineIdentity] = [:]
  /// The engine that was in use last.
  package private(set) var engine: EngineIdentity?
  /// The settings that were changed, with their last values.
  package private(set) var settings: [String: String] = [:]
  /// The lesson that was open, and its step.
  package private(set) var place: LessonPlace?
  /// The lesson's file, where it is none of the course.
  package private(set) var lessonFile: String?
  /// The working directory.
  package private(set) var directory: String?
  /// Whether the session ended in order.
  package private(set) var endedInOrder = false
  /// The number of the last entry.
  package private(set) var lastIndex = 0

  package static let kinds: Set<Event.Kind> = ReplayableCode.kinds.union([
    .sessionStarted, .sessionEnded, .engine, .setting, .lessonOpened, .stepReached,
    .lessonCompleted,
  ])

  package init() {}

  package mutating func add(_ record: Record, of session: SessionID) {
    if let kind = record.event.kind, ReplayableCode.kinds.contains(kind) {
      code.add(record, of: session)
    }
    switch record.event {
    case .sessionStarted(let event): directory = event.directory
    case .sessionEnded: endedInOrder = true
    case .engine(let identity):
      engine = identity
      engines[identity.name] = identity
    case .entry(let entry): lastIndex = max(lastIndex, entry.index)
    case .setting(let event): settings[event.name] = event.value
    case .lessonOpened(let event):
      place = LessonPlace(lesson: event.lesson)
      lessonFile = event.file
    case .stepReached(let event): place = LessonPlace(lesson: event.lesson, step: event.step)
    case .lessonCompleted(let event): if event.lesson == place?.lesson { place = nil }
    default: break
    }
  }
}
