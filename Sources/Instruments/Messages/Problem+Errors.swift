import Basics
package import Engines
package import Journaling

extension Problem {
  /// An engine that cannot be had.
  package init(_ error: EngineError) {
    self.init(error.description, hint: error.hint, exitCode: .missing)
  }

  /// Code that did not run to its end.
  package init(_ failure: Failure) {
    var details: [String] = []
    for frame in failure.traceback { details += ["\(frame)", "    \(frame.text)"] }
    if failure.kind == .syntax, let location = failure.location, let line = failure.sourceLine {
      let indent = String(repeating: " ", count: max(0, min(location.column - 1, line.count)))
      details = ["\(location.file), line \(location.line)", "    \(line)", "    \(indent)^"]
    }
    let exitCode: ExitCode =
      switch failure.kind {
      case .syntax: .usage
      case .interrupted: .interrupted
      case .notStarted: .missing
      default: .failed
      }
    self.init(failure.sentence, hint: failure.hint, details: details, exitCode: exitCode)
    location = failure.location
    isTimeOut = failure.kind == .timedOut
    output = failure.output
  }

  /// Whether it was the session's own code that failed when it was run again, or took too long.
  package var isOfReplay: Bool {
    location?.isInEntry == true || isTimeOut
  }

  /// The name that stands for nothing, where that is the trouble.
  package var unknownName: String? {
    let mark = "NameError: name '"
    guard message.hasPrefix(mark) else { return nil }
    let name = message.dropFirst(mark.count).prefix { $0 != "'" }
    return name.isEmpty ? nil : String(name)
  }

  /// A journal that cannot be read.
  package init(_ error: JournalError) {
    let isUsage =
      switch error {
      case .noSuchSession, .ambiguous, .live: true
      default: false
      }
    self.init(error.description, hint: error.hint, exitCode: isUsage ? .usage : .failed)
  }
}
