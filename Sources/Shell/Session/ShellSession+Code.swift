package import Basics
import Engines
package import Instruments
import Journaling
package import Languages
import Lessons
import Notes
import Reporting

extension ShellSession {
  /// Runs code in the session's worker and shows what its last expression is.
  func run(_ text: String) throws(Problem) -> Report {
    let snippet = Snippet(text, origin: SourceLocation(entry: log.entries))
    let session = try engineSession()
    let started = ContinuousClock.now
    sayOfSwift()
    do {
      let execution = try workspace.observed { (monitor) throws(EngineError) in
        session.execute(snippet, monitor: monitor)
      }
      record(
        execution.output, outcome: .ok, message: nil, since: started, acted: execution.acted)
      note(execution.late)
      warnOfShadowing(by: text)
      for note in execution.notes { workspace.presenter.present(Document(note: note)) }
      if let returned = execution.returned {
        workspace.presenter.present(Document(returned: returned))
      }
      if let shown = execution.shown {
        workspace.presenter.show(printed: VisibleText.of(shown) + "\n", asError: false)
      }
      return Report()
    } catch {
      let outcome: Event.Executed.Outcome = error.exitCode == .interrupted ? .interrupted : .failed
      record(error.output, outcome: outcome, message: error.message, since: started)
      throw suggesting(error, for: text)
    }
  }

  /// The session's code that ran without fault and is in force.
  ///
  /// - Parameter language: the one that is typed by default.
  package func sessionCode(in language: CodeLanguage? = nil) throws(Problem) -> [Snippet] {
    let engine = (language ?? workspace.language).rawValue
    return try log.fold(ReplayableCode.self).snippets(engine: engine)
  }

  /// Says what a word may have been meant as that begins code almost as a command does, or that
  /// names nothing.
  private func suggesting(_ problem: Problem, for text: String) -> Problem {
    let word = String(text.prefix { !$0.isWhitespace })
    let unknown = problem.unknownName
    let isAlone = unknown == word && text.dropFirst(word.count).allSatisfy(\.isWhitespace)
    let isCommand =
      problem.exitCode == .usage && word.allSatisfy(\.isLetter) && word != text
      && !text.contains("\n")
    var problem = problem
    if isAlone || isCommand, let command = CommandTable.suggestion(for: word) {
      problem.hint = "did you mean the command `\(command)`?"
    } else if let unknown, problem.hint == nil {
      let known = (try? engineSession().complete(String(unknown.prefix(1))).words) ?? []
      problem.hint = Spelling.nearest(to: unknown, in: known).map { "did you mean `\($0)`?" }
    }
    return problem
  }

  /// Records what became of the entry's code, and what it printed.
  private func record(
    _ output: CapturedOutput, outcome: Event.Executed.Outcome, message: String?,
    since started: ContinuousClock.Instant, acted: [String] = []
  ) {
    let streams: [(String, Event.Output.Stream)] = [
      (output.standardOutput, .stdout), (output.standardError, .stderr),
    ]
    for (text, stream) in streams where !text.isEmpty {
      log.record(.output(Event.Output(entry: log.currentEntry, stream: stream, text: text)))
    }
    log.record(
      .executed(
        Event.Executed(
          entry: log.currentEntry, outcome: outcome, message: message,
          seconds: (ContinuousClock.now - started).seconds, acted: acted)))
  }

  /// Says once, when code gives a command's word a meaning of its own, how to reach both.
  private func warnOfShadowing(by text: String) {
    let assigned = AssignedNames(in: text)
    for name in CommandTable.names.sorted() where assigned.contains(name) {
      guard shadowed.insert(name).inserted else { continue }
      workspace.presenter.present(
        Document(
          note: CommandTable.command(named: name)?.yieldsToNames == true
            ? "`\(name)` is now a name of yours: `\(name)` alone shows it, `%\(name)` is the command."
            : "`\(name)` is now a name of yours and still a command: `\(name) …` is the command, `py \(name)` is your name."
        ))
    }
  }
}
