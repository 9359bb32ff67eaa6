/// Which lesson is meant: the course's of that name, or one that somebody wrote.
///
/// A lesson of the course stays itself when a release mends it. Of a file, the text counts as well:
/// what was passed in one text was not passed in another.
package struct LessonKey: Hashable, Sendable {
  package var id: String
  /// Where a lesson lies that is not the course's.
  package var file: String?
  /// A digest of its text.
  package var digest: String?

  /// Names a lesson.
  package init(id: String, file: String? = nil, digest: String? = nil) {
    self.id = id
    self.file = file
    self.digest = digest
  }
}

/// How far a person has come in each lesson, over all sessions.
package struct Progress: Fold, Hashable {
  /// How far in each; a lesson that was never opened is missing.
  private var all: [LessonKey: LessonProgress] = [:]
  /// Which lesson a name meant last, by session: events that follow the opening have the name alone.
  private var meant: [SessionID: [String: LessonKey]] = [:]

  package static let kinds: Set<Event.Kind> = [
    .lessonOpened, .stepReached, .prediction, .experimentRun, .hintShown, .exerciseAttempted,
    .solutionShown, .lessonCompleted,
  ]

  package init() {}

  /// The course's lessons, by identifier.
  package var lessons: [String: LessonProgress] {
    var lessons: [String: LessonProgress] = [:]
    for (key, progress) in all where key.file == nil { lessons[key.id] = progress }
    return lessons
  }

  /// How far in a lesson, of whatever origin.
  package subscript(key: LessonKey) -> LessonProgress? { all[key] }

  /// The step at which another text of the same file was left.
  package func step(before key: LessonKey) -> Int? {
    guard key.file != nil else { return nil }
    return all.filter { $0.key.file == key.file && $0.key.id == key.id && $0.key != key }
      .max { $0.value.lastTime < $1.value.lastTime }?.value.step
  }

  /// The lessons of the course that are done.
  package var done: Set<String> { Set(lessons.filter(\.value.isDone).keys) }

  /// The lesson of the course that was worked on last and is not done.
  package var open: String? {
    lessons.filter { !$0.value.isDone }.max { $0.value.lastTime < $1.value.lastTime }?.key
  }

  package mutating func add(_ record: Record, of session: SessionID) {
    if case .lessonOpened(let event) = record.event {
      meant[session, default: [:]][event.lesson] = LessonKey(
        id: event.lesson, file: event.file, digest: event.digest)
    }
    switch record.event {
    case .lessonOpened(let event): update(event.lesson, record, session) { $0.steps = event.steps }
    case .stepReached(let event): update(event.lesson, record, session) { $0.reach(event.step) }
    case .prediction(let event):
      update(event.lesson, record, session) {
        $0.predictions.insert(event.experiment)
        $0.bets[event.experiment] = event.actual == nil ? event.bet : nil
      }
    case .experimentRun(let event):
      update(event.lesson, record, session) { $0.experiments.insert(event.experiment) }
    case .hintShown(let event):
      update(event.lesson, record, session) {
        $0.hints[event.exercise] = max($0.hints[event.exercise] ?? 0, event.number)
      }
    case .exerciseAttempted(let event):
      update(event.lesson, record, session) {
        $0.attempts[event.exercise, default: 0] += 1
        $0.code[event.exercise] = event.code
        if event.passed { $0.passed.insert(event.exercise) }
      }
    case .solutionShown(let event):
      update(event.lesson, record, session) { $0.solutions.insert(event.exercise) }
    case .lessonCompleted(let event): update(event.lesson, record, session) { $0.isDone = true }
    default: break
    }
  }

  /// Changes a lesson's progress; where sessions overlap, the later event has the last word on the
  /// step at which to go on.
  private mutating func update(
    _ name: String, _ record: Record, _ session: SessionID,
    _ change: (inout LessonProgress) -> Void
  ) {
    let lesson = meant[session]?[name] ?? LessonKey(id: name)
    var progress = all[lesson] ?? LessonProgress(lastTime: record.time)
    let step = progress.step
    change(&progress)
    if record.time < progress.lastTime { progress.step = step }
    progress.lastTime = max(progress.lastTime, record.time)
    all[lesson] = progress
  }
}
