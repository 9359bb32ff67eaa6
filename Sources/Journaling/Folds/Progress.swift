/// How far a person has come in each lesson, over all sessions.
package struct Progress: Fold, Hashable {
  /// By the lesson's identifier; a lesson that was never opened is missing.
  package private(set) var lessons: [String: LessonProgress] = [:]

  package static let kinds: Set<Event.Kind> = [
    .lessonOpened, .stepReached, .prediction, .experimentRun, .hintShown, .exerciseAttempted,
    .solutionShown, .lessonCompleted,
  ]

  package init() {}

  /// The lessons that are done.
  package var done: Set<String> { Set(lessons.filter(\.value.isDone).keys) }

  /// The lesson that was worked on last and is not done.
  package var open: String? {
    lessons.filter { !$0.value.isDone }.max { $0.value.lastTime < $1.value.lastTime }?.key
  }

  package mutating func add(_ record: Record, of session: SessionID) {
    switch record.event {
    case .lessonOpened(let event): update(event.lesson, record) { $0.steps = event.steps }
    case .stepReached(let event): update(event.lesson, record) { $0.reach(event.step) }
    case .prediction(let event):
      update(event.lesson, record) {
        $0.predictions.insert(event.experiment)
        $0.bets[event.experiment] = event.actual == nil ? event.bet : nil
      }
    case .experimentRun(let event):
      update(event.lesson, record) { $0.experiments.insert(event.experiment) }
    case .hintShown(let event):
      update(event.lesson, record) {
        $0.hints[event.exercise] = max($0.hints[event.exercise] ?? 0, event.number)
      }
    case .exerciseAttempted(let event):
      update(event.lesson, record) {
        $0.attempts[event.exercise, default: 0] += 1
        $0.code[event.exercise] = event.code
        if event.passed { $0.passed.insert(event.exercise) }
      }
    case .solutionShown(let event):
      update(event.lesson, record) { $0.solutions.insert(event.exercise) }
    case .lessonCompleted(let event): update(event.lesson, record) { $0.isDone = true }
    default: break
    }
  }

  /// Changes a lesson's progress; where sessions overlap, the later event has the last word on the
  /// step at which to go on.
  private mutating func update(
    _ lesson: String, _ record: Record, _ change: (inout LessonProgress) -> Void
  ) {
    var progress = lessons[lesson] ?? LessonProgress(lastTime: record.time)
    let step = progress.step
    change(&progress)
    if record.time < progress.lastTime { progress.step = step }
    progress.lastTime = max(progress.lastTime, record.time)
    lessons[lesson] = progress
  }
}
