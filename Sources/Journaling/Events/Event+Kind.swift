extension Event {
  /// What kind of event a line holds; the raw value is its tag in the file and never changes.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case sessionStarted = "session-started"
    case sessionEnded = "session-ended"
    case engine
    case entry
    case executed
    case output
    case withdrawn
    case reset
    case setting
    case sized
    case compared
    case timed
    case watched
    case laidOut = "laid-out"
    case measured
    case lessonOpened = "lesson-opened"
    case stepReached = "step-reached"
    case prediction
    case experimentRun = "experiment-run"
    case hintShown = "hint-shown"
    case exerciseAttempted = "exercise-attempted"
    case solutionShown = "solution-shown"
    case lessonCompleted = "lesson-completed"
    case note
    case pin
  }
}

extension Event.Kind {
  /// Whether it alone is no reason to write a file: a session in which nothing else happened
  /// leaves none.
  package var isIncidental: Bool {
    switch self {
    case .sessionStarted, .sessionEnded, .engine: true
    default: false
    }
  }
}

extension Event.Kind {
  /// Whether it is a result: something that was found, has a number in the notes, and can be pinned.
  package var isResult: Bool {
    switch self {
    case .sized, .compared, .timed, .watched, .laidOut, .measured: true
    default: false
    }
  }
}
