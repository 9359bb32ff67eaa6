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
    let readers = try readers(of: selection.lessons, depth: depth)
    defer { for reader in readers { reader.session.close() } }
    for lesson in selection.lessons {
      for reader in readers { outcome.add(reader.findings(in: lesson)) }
      guard depth != .lintOnly, !outcome.hasErrors(in: lesson.file) else {
        outcome.finish(lesson)
        continue
      }
      do throws(Problem) {
        _ = try languages(of: lesson)
        try requirePackages(of: lesson)
      } catch {
        outcome.skip(lesson, because: error.message)
        continue
      }
      presenter.show(phase: "checking \(lesson.id)", elapsed: .zero, live: nil)
      var check = LessonCheck(lesson, depth: depth, in: self)
      try check.run()
      outcome.add(check.diagnostics)
      outcome.finish(lesson, without: missing(of: lesson))
      presenter.present(Document(checked: lesson, outcome: outcome))
    }
    return Report(
      Document(check: outcome), json: outcome.json, exitCode: outcome.hasErrors ? .failed : .done)
  }

  /// What of a lesson was left out because its engine is not here; nil where nothing was.
  private func missing(of lesson: Lesson) -> String? {
    let sentences = CodeLanguage.allCases.filter(lesson.has).compactMap { language -> String? in
      do throws(Problem) {
        _ = try engine(language)
        return nil
      } catch {
        return "its \(language.title) code was skipped: \(error.message)"
      }
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Workers that read the code of some lessons, as far as their engines are here.
  private func readers(of lessons: [Lesson], depth: CheckDepth) throws(Problem) -> [CodeCheck] {
    let written = CodeLanguage.allCases.filter { language in
      lessons.contains { $0.has(language) }
    }
    var readers: [CodeCheck] = []
    for language in written where has(language) {
      readers.append(CodeCheck(session: try startSession(in: language), language: language))
    }
    // Code that nobody here can read may still be linted.
    if readers.isEmpty, depth != .lintOnly, let first = written.first { _ = try engine(first) }
    return readers
  }
}
