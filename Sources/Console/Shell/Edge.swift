internal import Basics
internal import CPlatform
internal import Glibc
package import Instruments
internal import System

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

  /// What heft was started with, without its own name.
  ///
  /// Call it first: it also has writes fail, and not end the process, where files may not grow.
  package static func begin() -> [String] {
    heft_let_large_writes_fail()
    return (1..<max(1, heft_argument_count())).compactMap { index in
      heft_argument(index).map { String(cString: $0) }
    }
  }

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
    guard let answer = answer(to: question, interrupts: InterruptSource()) else {
      throw .usage(question, hint: "--yes says yes where nobody can be asked")
    }
    return answer
  }

  /// What a person at the terminal says to a question; nil where there is nobody.
  static func answer(to question: String, interrupts: InterruptSource?) -> Bool? {
    guard isatty(0) == 1, isatty(2) == 1 else { return nil }
    TerminalOutput.write(
      StreamPresenter.asking(question, at: .of(descriptor: 2)), to: 2)
    var source = LineSource(descriptor: 0, interrupts: interrupts)
    guard case .line(let answer) = source.next() else {
      TerminalOutput.write("\n", to: 2)
      return false
    }
    return TypedAnswer.line(answer).isYes
  }

  /// Writes a text and a line break; what it was made of may have come from anywhere.
  package static func write(_ text: String, toError: Bool) {
    let text = VisibleText.of(text)
    TerminalOutput.write(text.hasSuffix("\n") ? text : text + "\n", to: toError ? 2 : 1)
  }

  /// Prepares the streams, before anything is opened.
  ///
  /// Where the stack is too small for heft's own work, that is said here, as nothing could be said later.
  package static func open() {
    StandardStreams.open()
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0,
      limit.rlim_cur < leastStack
    else { return }
    report(
      Problem(
        "a stack may have \(Int(limit.rlim_cur).grouped) bytes here (`ulimit -s`), and heft needs "
          + "\(Int(leastStack).grouped)",
        hint: "raise it with `ulimit -s \(leastStack / 1024)`, or as `hard` in limits.conf",
        exitCode: .missing))
    exit(ExitCode.missing.rawValue)
  }

  /// Bytes. What heft was built for its tests as needs more than 64 KiB, and works with 100.
  private static let leastStack: rlim_t = 256 << 10

  /// Ends the process; what could not be written to standard output makes it a failure.
  ///
  /// A reader who has gone, as `head` does, has all that it wanted: nothing is said.
  package static func leave(with code: ExitCode) -> Never {
    guard let failure = StandardStreams.outputFailure() else { exit(code.rawValue) }
    if !failure.isBrokenPipe {
      report(
        Problem(
          "standard output cannot be written: \(failure.text)",
          hint: "what was printed is not complete", exitCode: .failed))
    }
    exit((code == .done ? .failed : code).rawValue)
  }
}
