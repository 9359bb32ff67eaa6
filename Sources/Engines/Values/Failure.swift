package import Basics

/// Why code did not come to a value: one sentence, a place, and what to do about it.
package struct Failure: Hashable, Sendable {
  /// What sort of end it was.
  package enum Kind: String, Hashable, Sendable {
    /// An exception nobody caught.
    case raised
    /// The code is not valid, or has no value where one is needed.
    case syntax
    /// `sys.exit`, `os._exit`, or another way to leave.
    case exited
    /// A signal ended the worker: a crash in native code, mostly.
    case signalled
    case outOfMemory, timedOut, flooded, tooManyProcesses, wroteTooMuch
    /// The code closed the descriptor that the worker answers on.
    case closedChannel
    /// Stopped by the user.
    case interrupted
    /// The engine's own doing.
    case engine
    /// The worker ended before it was ready: the engine does not work here.
    case notStarted
  }

  package var kind: Kind
  /// One sentence.
  package var sentence: String
  /// What to do about it, one sentence.
  package var hint: String?
  /// The learner's own lines on the way to an exception, outermost first.
  package var traceback: [Frame]
  /// The innermost of the learner's lines, or where a syntax error stands.
  package var location: SourceLocation?
  /// The text of that line.
  package var sourceLine: String?
  /// What the code printed before it failed.
  package var output: CapturedOutput

  /// Makes a failure.
  package init(
    _ kind: Kind, _ sentence: String, hint: String? = nil, traceback: [Frame] = [],
    location: SourceLocation? = nil, sourceLine: String? = nil,
    output: CapturedOutput = CapturedOutput()
  ) {
    self.kind = kind
    self.sentence = sentence
    self.hint = hint
    self.traceback = traceback
    self.location = location
    self.sourceLine = sourceLine
    self.output = output
  }
}
