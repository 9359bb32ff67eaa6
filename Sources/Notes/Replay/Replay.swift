import Basics
import Engines
package import Instruments
package import Journaling
import Languages
import Lessons
package import Measuring

/// Measures the results of exported notes again, and names the cause of what changed.
///
/// Where the recorded version of the interpreter is installed here, what changed is measured on it as well: what
/// it gives tells the version's part from the machine's.
package struct Replay {
  package let notes: RecordedNotes
  package let machine: MachineDescription
  private(set) var results: [ReplayedResult] = []
  private(set) var isInterrupted = false

  private let workspace: Workspace
  /// What measures here, by the languages that the notes have; why there is nothing, where that is so.
  private let measuring: [CodeLanguage: Result<any Engine, Problem>]
  /// The interpreters of recorded versions, by version; nil for one that is not installed.
  private var others: [String: PythonEngine?] = [:]

  /// Finds the engines that the notes need.
  ///
  /// - Throws: a ``Problem`` where none of them is here.
  init(_ notes: RecordedNotes, in workspace: Workspace) throws(Problem) {
    self.notes = notes
    self.workspace = workspace
    var measuring: [CodeLanguage: Result<any Engine, Problem>] = [:]
    for language in Set(notes.results.compactMap(\.language)) {
      do throws(Problem) {
        measuring[language] = .success(try Self.engine(language, of: workspace))
      } catch {
        measuring[language] = .failure(error)
      }
    }
    self.measuring = measuring
    machine = .here
    if engines.isEmpty {
      for case .failure(let problem) in measuring.values { throw problem }
    }
  }

  /// An engine of the replay's own, since it is given packages that a shell around it has not asked for.
  /// Holds notes against other notes in place of a new measurement, result by result; nothing runs.
  init(_ notes: RecordedNotes, against others: RecordedNotes, in workspace: Workspace) {
    self.notes = notes
    self.workspace = workspace
    measuring = [:]
    machine = others.machine ?? .here
    results = zip(notes.results, others.results).map { recorded, other in
      var drift = ResultDrift(from: recorded.figures, to: other.figures)
      drift.settle(by: recorded.figures)
      var result = ReplayedResult(recorded)
      result.engine = other.engine
      result.drift = drift
      return result
    }
  }

  private static func engine(
    _ language: CodeLanguage, of workspace: Workspace
  ) throws(Problem) -> any Engine {
    let engine = try workspace.engine(language)
    guard let python = engine as? PythonEngine else { return engine }
    return PythonEngine(python.interpreter, probe: python.probe)
  }

  /// The engines that measure here, Python's first.
  package var engines: [EngineIdentity] {
    CodeLanguage.allCases.compactMap { try? measuring[$0]?.get().identity }
  }

  /// Measures one result after the other; stopped by the person, it keeps those that are done.
  package mutating func run() {
    for (index, recorded) in notes.results.enumerated() {
      workspace.presenter.show(
        phase: "measuring result \(index + 1) of \(notes.results.count)", elapsed: .zero, live: nil)
      var result = ReplayedResult(recorded)
      do throws(Problem) {
        try replay(&result)
      } catch  where error.exitCode == .interrupted {
        isInterrupted = true
        return
      } catch {
        result.failure = error.message
        if let engine = result.engine { result.differences = differences(of: recorded, on: engine) }
      }
      results.append(result)
    }
  }

  private mutating func replay(_ result: inout ReplayedResult) throws(Problem) {
    let recorded = result.recorded
    guard let language = recorded.language, let found = measuring[language] else {
      throw Problem(
        "it was measured in \(recorded.engine.title), which heft does not know", exitCode: .missing)
    }
    let here = try found.get()
    result.engine = here.identity
    let figures = try measure(recorded, on: here)
    result.engine = here.identity
    var drift = ResultDrift(from: recorded.figures, to: figures)
    if !drift.isSame {
      result.differences = differences(of: recorded, on: here.identity)
      var figures: MeasuredFigures?
      if let other = other(recorded, than: here.identity) {
        do throws(Problem) {
          figures = try measure(recorded, on: other)
          result.sameVersion = other.identity
        } catch  where error.exitCode != .interrupted {
          // Without it the cause stays open.
        }
      }
      drift.settle(by: figures)
    }
    result.drift = drift
  }

  /// Measures with the packages that the result was measured with, as far as they are here.
  private func measure(
    _ recorded: RecordedResult, on engine: any Engine
  ) throws(Problem) -> MeasuredFigures {
    do throws(PackageError) {
      try engine.use(recorded.requirements(), from: workspace.packageShelf)
    } catch {
      throw Problem(error, for: recorded)
    }
    if (recorded.engine.packages ?? [:]).isEmpty, !recorded.packages.isEmpty {
      // Code outside of lessons had them of its interpreter; where that lacks them, heft's own may do.
      try? engine.use(
        recorded.packages.keys.sorted().compactMap { try? Requirement($0) },
        from: workspace.packageShelf)
    }
    return try recorded.work.figures(by: Remeasurer(workspace: workspace, engine: engine))
  }

  /// The interpreter of the recorded version, where that is another one and installed.
  ///
  /// There is one Swift toolchain, so that nothing can be asked beside it.
  private mutating func other(
    _ recorded: RecordedResult, than here: EngineIdentity
  ) -> PythonEngine? {
    let version = recorded.engine.version
    // Only a version is looked for: a path in the notes would name a program that is not the person's.
    guard version.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".+".contains($0)) }),
      version.first?.isNumber == true
    else { return nil }
    guard recorded.language == .python, version != here.version else { return nil }
    if let known = others[version] { return known }
    let found = (try? InterpreterFinder().choose(version)).map { PythonEngine($0) }
    others[version] = .some(found)
    return found
  }

  private func differences(
    of recorded: RecordedResult, on engine: EngineIdentity
  ) -> [EnvironmentDifference] {
    let asked = recorded.engine.packages ?? [:]
    let imported =
      recorded.language.flatMap { workspace.packages(of: recorded.code, in: $0) } ?? [:]
    return EnvironmentDifference.between(recorded.engine, engine)
      + EnvironmentDifference.between(notes.machine, machine)
      + EnvironmentDifference.between(
        recorded.packages.merging(asked) { _, last in last },
        imported.merging(engine.packages ?? [:]) { _, last in last })
  }
}

extension Problem {
  /// Packages that a recorded result needs and that are not here.
  fileprivate init(_ error: PackageError, for recorded: RecordedResult) {
    guard case .absent(let names, let engine) = error else {
      self.init(error.description, hint: error.hint, exitCode: .missing)
      return
    }
    let install =
      recorded.lesson.map { "; `heft lesson \($0) --install` installs what is missing" } ?? ""
    self.init(
      "it needs \(names.joined(separator: ", ")), which \(engine) does not have\(install)",
      exitCode: .missing)
  }
}

extension Replay {
  /// The results of which something changed.
  var drifted: [ReplayedResult] { results.filter { $0.drift?.isSame == false } }
  /// How many verdicts say something else.
  var flips: Int { results.reduce(0) { $0 + ($1.drift?.flipped.count ?? 0) } }
  /// The results that could not be measured.
  package var failed: [ReplayedResult] { results.filter { $0.failure != nil } }

  /// A verdict that flipped, or a result that cannot be had any more, fails a script that asks.
  package var exitCode: ExitCode {
    isInterrupted ? .interrupted : flips > 0 || !failed.isEmpty ? .failed : .done
  }
}
