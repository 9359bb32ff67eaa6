internal import Basics
package import Instruments
internal import Reporting
internal import Shell
internal import System

/// The loop of the shell: read an entry, run it, until there is no more.
package enum Shell {
  /// Opens the shell on this process's streams; without a terminal it reads commands from standard input.
  ///
  /// - Parameter resumed: the name of a session to go on with.
  package static func open(python: String? = nil, resuming resumed: String? = nil) -> ExitCode {
    let interrupts = InterruptSource()
    let presenter = StreamPresenter(interrupts: interrupts)
    let session = ShellSession(workspace: Workspace(presenter: presenter, python: python))
    let history = HistoryStore(path: session.historyPath)
    var options = LineEditor.Options()
    options.theme = TerminalCapabilities.of(descriptor: 1).theme
    guard let editor = LineEditor(options: options, history: history) else {
      if let failure = resume(resumed, in: session, presenter) { return failure }
      let reader = PlainReader(
        descriptor: 0, interrupts: interrupts,
        completeness: { EntryLanguage(isSwift: session.isSwift).completeness(of: $0) },
        prompt: { presenter.show(printed: $0 ? "... " : "\(session.prompt)> ", asError: false) })
      return runEntries(of: reader, in: session)
    }
    presenter.editor = editor
    presenter.present(session.banner)
    session.keepSettings(in: SettingsFile())
    if let failure = resume(resumed, in: session, presenter) { return failure }
    let capabilities = TerminalCapabilities.of(descriptor: 1)
    let mailbox = editor.mailbox
    session.prepare { greeting in
      mailbox.printAbove(StreamPresenter.render(greeting, for: capabilities))
    }
    return converse(through: editor, in: session, presenter)
  }

  /// Goes on with a session that was named; nil where that worked, or none was.
  private static func resume(
    _ name: String?, in session: ShellSession, _ presenter: StreamPresenter
  ) -> ExitCode? {
    guard let name else { return nil }
    do {
      if let document = try session.resume(name).document { presenter.present(document) }
      return nil
    } catch {
      presenter.present(error)
      session.close(reason: "nothing to resume")
      return error.exitCode
    }
  }

  /// Runs a file of commands and code.
  package static func run(fileAt path: String, python: String?) throws(Problem) -> ExitCode {
    let session = ShellSession(workspace: Workspace(presenter: StreamPresenter(), python: python))
    let outcome: ExitCode
    do {
      outcome = try session.runFile(path).exitCode
    } catch {
      session.close(reason: "end of input")
      throw error
    }
    session.close(reason: session.isOver ? "quit" : "end of input")
    return outcome == .done && !session.isKept ? .failed : outcome
  }

  private static func converse(
    through editor: LineEditor, in session: ShellSession, _ presenter: StreamPresenter
  ) -> ExitCode {
    let delegate = ShellDelegate(session)
    editor.delegate = delegate
    session.history = editor.history
    var reason = "quit"
    while !session.isOver {
      let result = editor.readLine(
        prompt: prompt(session), continuation: continuation(session),
        initial: session.takeProposal())
      switch result {
      case .line(let text):
        editor.history.append(text)
        if let problem = editor.history.takeNews() {
          presenter.present(Document(note: problem))
        }
        session.execute(text)
      case .cancelled: continue
      case .endOfInput:
        reason = "end of input"
        session.end()
      case .failed:
        reason = "the terminal is gone"
        session.end()
      }
    }
    session.close(reason: reason)
    return session.isKept ? .done : .failed
  }

  private static func prompt(_ session: ShellSession) -> [Span] {
    [Span("\(session.prompt)> ", .prompt)]
  }

  /// As wide as the prompt, so that the lines of a block stand under each other.
  private static func continuation(_ session: ShellSession) -> [Span] {
    let width = DisplayWidth.of(session.prompt)
    return [Span(String(repeating: " ", count: max(0, width - 3)) + "...> ", .continuation)]
  }

  /// Runs every entry of a pipe; the exit code is the first one that is not 0.
  private static func runEntries(of reader: PlainReader, in session: ShellSession) -> ExitCode {
    while !session.isOver {
      switch reader.next() {
      case .entry(let entry):
        guard session.execute(entry.text) == .interrupted, !reader.isInteractive else { continue }
        return interrupted(session)
      case .cancelled:
        guard !reader.isInteractive else { continue }
        return interrupted(session)
      case .endOfInput:
        session.close(reason: "end of input")
        return session.exitCode
      case .failed(let number):
        let failure = SystemError(code: number)
        // A terminal that is gone is the end of what is typed at it.
        return failure.isGoneTerminal ? end(session) : end(session, because: .system(failure))
      case .refused(let failure): return end(session, because: failure)
      }
    }
    session.close(reason: "quit")
    return session.exitCode
  }

  /// The end of what is read from standard input, with what is wrong with it.
  private static func end(
    _ session: ShellSession, because failure: TextReading.Failure? = nil
  ) -> ExitCode {
    session.close(reason: "end of input")
    guard let failure else { return session.exitCode }
    let problem = Problem.usage("standard input \(failure.reason)")
    Edge.report(problem)
    return session.exitCode == .done ? problem.exitCode : session.exitCode
  }

  /// The end of a script whose user pressed Ctrl-C: who stops one line means all of it.
  private static func interrupted(_ session: ShellSession) -> ExitCode {
    session.close(reason: "interrupted")
    return .interrupted
  }
}
