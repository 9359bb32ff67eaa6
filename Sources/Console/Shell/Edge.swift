internal import Basics
internal import Glibc
package import Workbench

/// Where a single command meets the process: its streams and its end.
package struct Edge {
  private let isJSON: Bool
  private let stream: StreamPresenter

  /// Prepares the streams.
  ///
  /// - Parameter json: whether standard output is to hold one JSON document and nothing else.
  package init(json: Bool) {
    isJSON = json
    stream = StreamPresenter(isQuiet: json)
  }

  /// What the command's work is shown with.
  package var presenter: any Presenter { stream }

  /// Prints what a command reports.
  package func print(_ report: Report) {
    stream.clearProgress()
    if isJSON {
      Self.write((report.json ?? .null).pretty(), toError: false)
    } else if let document = report.document {
      stream.present(document)
    }
  }

  /// Says on standard error why a command could not do its work.
  package static func report(_ problem: Problem) {
    StreamPresenter(interrupts: nil).present(problem)
  }

  /// Asks the person a question that has to be answered with yes.
  ///
  /// - Throws: a ``Problem`` where there is nobody to ask.
  package static func confirms(_ question: String) throws(Problem) -> Bool {
    guard isatty(0) == 1, isatty(2) == 1 else {
      throw .usage(question, hint: "--yes says yes where nobody can be asked")
    }
    TerminalOutput.write("\(question) [y/N] ", to: 2)
    let answer = readLine() ?? ""
    return ["y", "yes"].contains(answer.lowercased())
  }

  /// Writes a text and a line break.
  package static func write(_ text: String, toError: Bool) {
    TerminalOutput.write(text.hasSuffix("\n") ? text : text + "\n", to: toError ? 2 : 1)
  }

  /// Ends the process.
  package static func leave(with code: ExitCode) -> Never {
    exit(code.rawValue)
  }
}
