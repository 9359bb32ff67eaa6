import Basics
import Engines
import Languages
import Lessons

/// Asks the engine whether a lesson's code can be read at all, without running it.
struct CodeCheck {
  let session: any EngineSession
  let language: CodeLanguage

  /// A diagnostic for each piece of code that is not whole.
  func findings(in lesson: Lesson) -> [Diagnostic] {
    let snippets = lesson.runnableCode.filter { $0.language == language }.map(\.code)
    return snippets.compactMap { snippet in
      switch session.completeness(of: snippet.code + "\n") {
      case .complete: nil
      case .incomplete:
        finding("The code ends before it is complete.", in: snippet, line: 1, column: 1)
      case .invalid(let message, let line, let column):
        finding("The code cannot be read: \(message).", in: snippet, line: line, column: column)
      }
    }
  }

  private func finding(
    _ message: String, in snippet: Snippet, line: Int, column: Int
  ) -> Diagnostic {
    let lines = snippet.code.split(separator: "\n", omittingEmptySubsequences: false)
    return Diagnostic(
      id: "check.syntax", message: message,
      location: SourceLocation(
        file: snippet.origin.file, line: snippet.origin.line + line - 1, column: column),
      sourceLine: lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil)
  }
}
