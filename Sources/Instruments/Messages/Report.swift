package import Basics
package import Reporting

/// What a command has to say in the end: for people, for programs, and for the shell that called it.
package struct Report {
  /// For people; nil where all was presented on the way.
  package var document: Document?
  /// For `--json`; nil for a command without one. It is made when it is asked for.
  package var json: JSONValue? { makeJSON() }
  private let makeJSON: () -> JSONValue?
  package var exitCode: ExitCode

  /// Makes a report.
  package init(
    _ document: Document? = nil, json: @autoclosure @escaping () -> JSONValue? = nil,
    exitCode: ExitCode = .done
  ) {
    self.document = document
    makeJSON = json
    self.exitCode = exitCode
  }

  /// What the person asked to be kept and the disk did not take: it is lost with the session.
  package init(unkept what: String, _ reason: String) {
    self.init(
      Document(note: "Not kept: \(what) is in memory only. \(reason)"), exitCode: .failed)
  }
}
