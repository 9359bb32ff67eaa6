import Basics
import Engines
import Lessons
import Reporting

extension Workspace {
  /// Lints lessons and, unless told otherwise, runs them.
  ///
  /// - Parameter paths: lesson files or folders; the installed course where there are none.
  package func check(_ paths: [String], depth: CheckDepth) throws(Problem) -> Report {
    var outcome = CheckOutcome(depth: depth)
    let selection = try CheckSelection(paths)
    outcome.add(selection.diagnostics)
    let session = try reader(depth: depth)
    defer { session?.close() }
    for lesson in selection.lessons {
      if let session { outcome.add(CodeCheck(session: session).findings(in: lesson)) }
      guard depth != .lintOnly, !outcome.hasErrors(in: lesson.file) else {
        outcome.finish(lesson)
        continue
      }
      do {
        try usePackages(of: lesson)
      } catch {
        outcome.skip(lesson, because: error.message)
        continue
      }
      presenter.show(phase: "checking \(lesson.id)", elapsed: .zero, live: nil)
      var check = LessonCheck(lesson, depth: depth, in: self)
      try check.run()
      outcome.add(check.diagnostics)
      outcome.finish(lesson)
      presenter.present(Document(checked: lesson, outcome: outcome))
    }
    return Report(
      Document(check: outcome), json: outcome.json, exitCode: outcome.hasErrors ? .failed : .done)
  }

  /// A worker that reads code; nil where there is no engine and nothing has to run.
  private func reader(depth: CheckDepth) throws(Problem) -> (any EngineSession)? {
    do {
      return try startSession()
    } catch {
      if depth == .lintOnly { return nil }
      throw error
    }
  }
}
