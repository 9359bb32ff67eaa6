package import Basics
internal import Measuring

extension Event {
  /// Its kind; nil for an event that a newer version wrote.
  package var kind: Kind? { Kind(rawValue: tag) }

  /// The tag in the file.
  package var tag: String {
    switch self {
    case .sessionStarted: Kind.sessionStarted.rawValue
    case .sessionEnded: Kind.sessionEnded.rawValue
    case .engine: Kind.engine.rawValue
    case .entry: Kind.entry.rawValue
    case .executed: Kind.executed.rawValue
    case .output: Kind.output.rawValue
    case .withdrawn: Kind.withdrawn.rawValue
    case .reset: Kind.reset.rawValue
    case .setting: Kind.setting.rawValue
    case .sized: Kind.sized.rawValue
    case .compared: Kind.compared.rawValue
    case .timed: Kind.timed.rawValue
    case .watched: Kind.watched.rawValue
    case .laidOut: Kind.laidOut.rawValue
    case .measured: Kind.measured.rawValue
    case .lessonOpened: Kind.lessonOpened.rawValue
    case .stepReached: Kind.stepReached.rawValue
    case .prediction: Kind.prediction.rawValue
    case .experimentRun: Kind.experimentRun.rawValue
    case .hintShown: Kind.hintShown.rawValue
    case .exerciseAttempted: Kind.exerciseAttempted.rawValue
    case .solutionShown: Kind.solutionShown.rawValue
    case .lessonCompleted: Kind.lessonCompleted.rawValue
    case .note: Kind.note.rawValue
    case .pin: Kind.pin.rawValue
    case .unknown(let tag, _): tag
    }
  }

  /// What is written as the line's `data`.
  package var payload: any Encodable & Sendable {
    switch self {
    case .sessionStarted(let payload): payload
    case .sessionEnded(let payload): payload
    case .engine(let payload): payload
    case .entry(let payload): payload
    case .executed(let payload): payload
    case .output(let payload): payload
    case .withdrawn(let payload): payload
    case .reset(let payload): payload
    case .setting(let payload): payload
    case .sized(let payload): payload
    case .compared(let payload): payload
    case .timed(let payload): payload
    case .watched(let payload): payload
    case .laidOut(let payload): payload
    case .measured(let payload): payload
    case .lessonOpened(let payload): payload
    case .stepReached(let payload): payload
    case .prediction(let payload): payload
    case .experimentRun(let payload): payload
    case .hintShown(let payload): payload
    case .exerciseAttempted(let payload): payload
    case .solutionShown(let payload): payload
    case .lessonCompleted(let payload): payload
    case .note(let payload): payload
    case .pin(let payload): payload
    case .unknown(_, let data): data
    }
  }

  /// Reads the `data` of a line with that tag.
  ///
  /// - Throws: a `DecodingError` where the data does not fit a known tag.
  package init(tag: String, data: JSONDocument) throws {
    func payload<Payload: Decodable>() throws -> Payload { try data.decode() }
    self =
      switch Kind(rawValue: tag) {
      case .sessionStarted: .sessionStarted(try payload())
      case .sessionEnded: .sessionEnded(try payload())
      case .engine: .engine(try payload())
      case .entry: .entry(try payload())
      case .executed: .executed(try payload())
      case .output: .output(try payload())
      case .withdrawn: .withdrawn(try payload())
      case .reset: .reset(try payload())
      case .setting: .setting(try payload())
      case .sized: .sized(try payload())
      case .compared: .compared(try payload())
      case .timed: .timed(try payload())
      case .watched: .watched(try payload())
      case .laidOut: .laidOut(try payload())
      case .measured: .measured(try payload())
      case .lessonOpened: .lessonOpened(try payload())
      case .stepReached: .stepReached(try payload())
      case .prediction: .prediction(try payload())
      case .experimentRun: .experimentRun(try payload())
      case .hintShown: .hintShown(try payload())
      case .exerciseAttempted: .exerciseAttempted(try payload())
      case .solutionShown: .solutionShown(try payload())
      case .lessonCompleted: .lessonCompleted(try payload())
      case .note: .note(try payload())
      case .pin: .pin(try payload())
      case nil: .unknown(tag: tag, data: try payload())
      }
  }
}
