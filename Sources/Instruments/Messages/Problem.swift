package import Basics
package import Engines

/// Why a command could not do its work, in one sentence, with what to do about it.
///
/// Every error of the layers below ends as one of these, in ``Problem/init(_:)``, so that the shell and the
/// command line say the same words and exit with the same code.
package struct Problem: Error, Hashable, Sendable {
  /// One sentence without a trailing period needed by its caller.
  package var message: String
  /// What to try, one sentence.
  package var hint: String?
  /// Lines shown between the two: a traceback, a diagnostic.
  package var details: [String]
  package var exitCode: ExitCode
  /// Where the code went wrong, in the text it came from.
  package var location: SourceLocation?
  /// Whether the time budget ended it.
  var isTimeOut = false
  /// What the code had printed before, for the record.
  package var output = CapturedOutput()

  /// Makes a problem.
  package init(
    _ message: String, hint: String? = nil, details: [String] = [], exitCode: ExitCode
  ) {
    self.message = message
    self.hint = hint
    self.details = details
    self.exitCode = exitCode
  }

  /// Whether it stops all work that is under way: an interruption, or an engine that is gone.
  package var stopsAll: Bool { exitCode == .interrupted || exitCode == .missing }

  /// A command used in a way it does not take.
  package static func usage(_ message: String, hint: String? = nil) -> Problem {
    Problem(message, hint: hint, exitCode: .usage)
  }

  /// Work that the user stopped.
  package static func interrupted(_ message: String) -> Problem {
    Problem(message, exitCode: .interrupted)
  }

  /// Something that is not there.
  package static func missing(_ message: String, hint: String? = nil) -> Problem {
    Problem(message, hint: hint, exitCode: .missing)
  }
}
