import Basics
package import Engines
package import Instruments
import Languages
import Lessons
import Measuring
import Reporting

extension Workspace {
  /// Lints lessons and, unless told otherwise, runs them on each engine that they have code for.
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
      try run(sound, on: engines(for: sound, pythons: pythons), depth: depth, &outcome)
    }
    return Report(
      Document(check: outcome), json: outcome.json, exitCode: outcome.hasErrors ? .failed : .done)
  }

  /// The engines for each language that lessons have code in, or why there are none.
  ///
  /// - Throws: a ``Problem`` where nothing could be run, or an interpreter that was named is not there.
  private func engines(
    for lessons: [Lesson], pythons: [String]
  ) throws(Problem) -> [CodeLanguage: Result<[LaneEngine], Problem>] {
    var engines: [CodeLanguage: Result<[LaneEngine], Problem>] = [:]
    for language in CodeLanguage.allCases where lessons.contains(where: { $0.has(language) }) {
      do throws(Problem) {
        engines[language] = .success(try laneEngines(in: language, pythons: pythons))
      } catch {
        if language == .python, !pythons.isEmpty { throw error }
        engines[language] = .failure(error)
      }
    }
    let failures = CodeLanguage.allCases.compactMap { language -> Problem? in
      if case .failure(let problem)? = engines[language] { problem } else { nil }
    }
    if let first = failures.first, failures.count == engines.count { throw first }
    return engines
  }

  private func laneEngines(
    in language: CodeLanguage, pythons: [String]
  ) throws(Problem) -> [LaneEngine] {
    switch language {
    case .python:
      return try interpreters(for: pythons) { (finder) throws(EngineError) in
        // A lesson has to hold on the interpreter people use and on what is to come.
        let found = [try finder.choose(), try finder.newest()]
        return found[0].identity.version == found[1].identity.version ? [found[0]] : found
      }.map(LaneEngine.python)
    case .swift:
      do throws(EngineError) {
        return [.swift(try toolchain())]
      } catch {
        throw Problem(error)
      }
    }
  }

  /// The interpreters that were named, or those that stand in where none were.
  package func interpreters(
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
    _ lessons: [Lesson], on engines: [CodeLanguage: Result<[LaneEngine], Problem>],
    depth: CheckDepth, _ outcome: inout CheckOutcome
  ) throws(Problem) {
    var items: [(lesson: Lesson, engine: LaneEngine)] = []
    for lesson in lessons {
      for language in CodeLanguage.allCases where lesson.has(language) {
        switch engines[language] {
        case .success(let found): items += found.map { (lesson, $0) }
        case .failure(let problem):
          outcome.skip(lesson, in: language, because: problem.message)
          presenter.present(Document(checked: outcome.entries.last))
        case nil: break
        }
      }
    }
    // A full check takes times, which a neighbour would spoil.
    let lanes = Lanes(count: depth == .quick ? 2 : 1)
    var checked = outcome
    try lanes.run(
      items, settings: settings, presenter: presenter,
      name: { "\($0.lesson.id) on \($0.engine.title)" },
      work: { (item, workspaces) throws(Problem) in
        try LessonCheck.outcome(
          of: item.lesson, depth: depth, in: workspaces.workspace(for: item.engine))
      },
      each: { item, result in
        checked.finish(item.lesson, result)
        presenter.present(Document(checked: checked.entries.last))
      })
    outcome = checked
  }

  /// Reads the code of lessons without running it, where there is an engine to read it.
  private func lint(_ lessons: [Lesson], _ outcome: inout CheckOutcome) throws(Problem) {
    let readers = CodeLanguage.allCases.compactMap { language -> CodeCheck? in
      guard lessons.contains(where: { $0.has(language) }) else { return nil }
      return (try? startSession(in: language)).map { CodeCheck(session: $0, language: language) }
    }
    defer { for reader in readers { reader.session.close() } }
    for lesson in lessons {
      for reader in readers { outcome.add(reader.findings(in: lesson)) }
      outcome.finish(lesson)
    }
  }
}
