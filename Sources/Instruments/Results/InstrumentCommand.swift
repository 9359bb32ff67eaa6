package import Basics
package import Engines
package import Journaling
package import Languages

/// An instrument's word in the shell: what it is called, what it does, how it is used.
///
/// The table of commands takes it from ``InstrumentTable``, and with it help, completion and dispatch.
package struct InstrumentCommand: Sendable {
  package let name: String
  /// One line, for the list.
  package let summary: String
  /// The forms it takes, one a line.
  package let usage: [String]
  /// Paragraphs, for `help NAME`.
  package let explanation: [String]
  /// Lines that can be typed as they stand, one after the other.
  package let examples: [String]
  package let options: [CommandOption]
  /// Measures in a session what stands after the word.
  package let run: @Sendable (any InstrumentSession, String) throws(Problem) -> Report

  init(
    _ name: String, _ summary: String, usage: [String], explanation: [String],
    examples: [String], options: [CommandOption],
    run: @escaping @Sendable (any InstrumentSession, String) throws(Problem) -> Report
  ) {
    self.name = name
    self.summary = summary
    self.usage = usage
    self.explanation = explanation
    self.examples = examples
    self.options = options
    self.run = run
  }
}

/// The running session, as far as an instrument needs it: its workers, its code, and the record of results.
package protocol InstrumentSession: AnyObject {
  var workspace: Workspace { get }
  /// Whether what is typed is Swift; else it is Python.
  var isSwift: Bool { get }
  /// Where in the open lesson a result falls; nil where none is open.
  var place: LessonPlace? { get }

  /// The session that runs a language's code; nil for the language that is typed.
  func engineSession(in language: CodeLanguage?) throws(Problem) -> any EngineSession
  /// The session's code that ran without fault and is in force.
  func sessionCode(in language: CodeLanguage?) throws(Problem) -> [Snippet]
  /// The session's code that has to run before other code, in fresh processes; none where `replay` is off.
  ///
  /// - Parameter command: who asks, for the question to the person where code acted outside its memory.
  func codeAgain(
    before code: [Snippet], in language: CodeLanguage?, for command: String
  ) throws(Problem) -> CodeAgain
  /// As `codeAgain`, for what cannot be measured without that code.
  func neededCode(
    before code: [Snippet], in language: CodeLanguage?, for command: String
  ) throws(Problem) -> [Snippet]
  /// Keeps a result, which notes and pins can name from then on.
  func record(result: Event)
}

extension InstrumentSession {
  /// Measures in a copy of the session's worker; where there is a setup, in a fresh process.
  ///
  /// - Parameters:
  ///   - snippet: what is measured.
  ///   - command: who asks.
  ///   - afresh: measures after some of the session's code and the request's own setup.
  /// - Returns: what was found, and all of the code that ran before.
  func measured<Value>(
    _ snippet: Snippet, by request: some PreparedRequest, for command: String,
    inCopy: (any EngineSession, PresentingMonitor) -> Outcome<Value>,
    afresh: ([Snippet]) throws(Problem) -> Value
  ) throws(Problem) -> (value: Value, setup: [Snippet]) {
    guard request.setup != nil else {
      let code = try sessionCode(in: request.language)
      let session = try engineSession(in: request.language)
      let value = try workspace.observed { (monitor) throws(EngineError) in
        inCopy(session, monitor)
      }
      return (value, code)
    }
    let code = try neededCode(
      before: request.setupSnippets + [snippet], in: request.language, for: command)
    return (try afresh(code), code + request.setupSnippets)
  }
}
