package import Basics
package import Measuring

/// Something that happened in a session and is worth keeping.
///
/// A journal is a list of these, and all else (progress, notes, exports) is computed from it. Tags
/// in the file are ``Kind``'s; a tag that this version does not know is kept as ``unknown(tag:data:)``.
/// The payloads that are large stand behind a reference, so that a line of code costs no more than it holds.
package enum Event: Hashable, Sendable {
  indirect case sessionStarted(SessionStarted)
  case sessionEnded(SessionEnded)
  /// The engine that runs code from here on.
  case engine(EngineIdentity)
  case entry(Entry)
  case executed(Executed)
  case output(Output)
  case withdrawn(Withdrawn)
  case reset(Reset)
  case setting(Setting)
  indirect case sized(Sized)
  indirect case compared(Compared)
  indirect case timed(Timed)
  indirect case watched(Watched)
  indirect case laidOut(LaidOut)
  indirect case measured(Measured)
  case lessonOpened(LessonOpened)
  case stepReached(StepReached)
  case prediction(Prediction)
  case experimentRun(ExperimentRun)
  case hintShown(HintShown)
  case exerciseAttempted(ExerciseAttempted)
  case solutionShown(SolutionShown)
  case lessonCompleted(LessonCompleted)
  case note(Note)
  case pin(Pin)
  /// What a newer version wrote and this one does not know.
  case unknown(tag: String, data: JSONValue)
}
