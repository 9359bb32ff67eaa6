import Basics
import Engines
import Lessons
import Measuring
import Reporting

extension Workspace {
  /// Lints lessons and, unless told otherwise, runs them.
  ///
  /// - Parameters:
  ///   - paths: lesson files or folders; the installed course where there are none.
  ///   - pythons: the interpreters to run on; the usual one and the newest where none are named.
  package func check(
    _ paths: [String], depth: CheckDepth, pythons: [String] = []
  ) throws(Problem) -> Report {
    var outcome = CheckOutcome(depth: depth)
    let selection = try CheckSelection(paths)
    outcome.add(selection.diagnostics)
    if depth == .lintOnly {
      try lint(selection.lessons, &outcome)
    } else {
      for lesson in selection.lessons where outcome.hasErrors(in: lesson.file) {
        outcome.finish(lesson)
      }
      let sound = selection.lessons.filter { !outcome.hasErrors(in: $0.file) }
      let interpreters = try interpreters(for: pythons) { (finder) throws(EngineError) in
        // A lesson has to hold on the interpreter people use and on what is to come.
        let found = [try finder.choose(), try finder.newest()]
        return found[0].identity.version == found[1].identity.version ? [found[0]] : found
      }
      try run(sound, on: interpreters, depth: depth, &outcome)
    }
    return Report(
      Document(check: outcome), json: outcome.json, exitCode: outcome.hasErrors ? .failed : .done)
  }

  /// The interpreters that were named, or those that stand in where none were.
  func interpreters(
    for names: [String],
    otherwise: (InterpreterFinder) throws(EngineError) -> [PythonInterpreter]
  ) throws(Problem) -> [PythonInterpreter] {
    let finder = InterpreterFinder()
    do throws(EngineError) {
      if names.isEmpty { return try otherwise(finder) }
      var found: [PythonInterpreter] = []
      for name in names { found.append(try finder.choose(name)) }
      return found
    } catch {
      throw Problem(error)
    }
  }

  private func run(
    _ lessons: [Lesson], on interpreters: [PythonInterpreter], depth: CheckDepth,
    _ outcome: inout CheckOutcome
  ) throws(Problem) {
    let items = lessons.flatMap { lesson in interpreters.map { (lesson: lesson, python: $0) } }
    // A full check takes times, which a neighbour would spoil.
    let lanes = Lanes(count: depth == .quick ? 2 : 1)
    var checked = outcome
    try lanes.run(
      items, settings: settings, presenter: presenter,
      name: { "\($0.lesson.id) on \($0.python.identity.version)" },
      work: { (item, workspaces) throws(Problem) in
        try LessonCheck.outcome(
          of: item.lesson, depth: depth, in: workspaces.workspace(for: item.python))
      },
      each: { item, result in
        checked.finish(item.lesson, result)
        presenter.present(Document(checked: checked.entries.last))
      })
    outcome = checked
  }

  /// Reads the code of lessons without running it, where there is an engine to read it.
  private func lint(_ lessons: [Lesson], _ outcome: inout CheckOutcome) throws(Problem) {
    let session = try? startSession()
    defer { session?.close() }
    for lesson in lessons {
      if let session { outcome.add(CodeCheck(session: session).findings(in: lesson)) }
      outcome.finish(lesson)
    }
  }
}
