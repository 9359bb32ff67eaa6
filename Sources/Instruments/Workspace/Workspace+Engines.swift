package import Engines
import FoundationEssentials
import Journaling
package import Languages
package import Lessons
package import Measuring

extension Workspace {
  /// The engine that runs a language's code, found on first use.
  ///
  /// - Parameter language: the session's by default.
  package func engine(_ language: CodeLanguage? = nil) throws(Problem) -> any Engine {
    let language = language ?? self.language
    if let known = engines[language] { return known }
    do throws(EngineError) {
      let engine: any Engine =
        switch language {
        case .python: PythonEngine(try interpreter())
        case .swift: SwiftEngine(try toolchain())
        }
      engines[language] = engine
      return engine
    } catch {
      throw Problem(error)
    }
  }

  /// The language of code that does not say which it is: the one that was asked for, else Python.
  ///
  /// A shell goes on in Swift where no Python is installed at all, and says so. A Python that is there
  /// and broken is never passed over for another language, and a command line never changes its own.
  package var language: CodeLanguage {
    if let settled { return settled }
    let found: CodeLanguage =
      goesOnInSwift && engines[.python] == nil && isWithoutPython && has(.swift) ? .swift : .python
    settled = found
    // At a terminal the greeting says it.
    if found == .swift, preparation == nil {
      presenter.show(
        printed: "No Python interpreter was found, so code is Swift here.\n", asError: true)
    }
    return found
  }

  /// Whether no Python is installed, not even one that does not work.
  private var isWithoutPython: Bool {
    do throws(EngineError) {
      _ = try interpreter()
      return false
    } catch {
      return error == .notFound(asked: nil)
    }
  }

  /// The language as far as it is known; never waits.
  package var knownLanguage: CodeLanguage {
    if let settled { return settled }
    return preparation?.current == nil ? .python : language
  }

  /// Whether a language's engine is there.
  package func has(_ language: CodeLanguage) -> Bool { (try? engine(language)) != nil }

  /// Whether an experiment has code in a language that is here.
  package func canRun(_ spec: ExperimentSpec) -> Bool {
    CodeLanguage.allCases.contains { spec.programs[$0] != nil && has($0) }
  }

  /// The lesson as it is played here, without what is about a language alone that is missing.
  ///
  /// - Throws: a ``Problem`` that says what is missing, where none of its languages is here.
  package func playable(_ lesson: Lesson) throws(Problem) -> Lesson {
    let written = CodeLanguage.allCases.filter(lesson.has)
    let here = written.filter(has)
    if here.isEmpty, let first = written.first { _ = try engine(first) }
    return lesson.without(Set(written).subtracting(here))
  }

  /// The engine of the language that is typed, where it has been found; never waits.
  package var engineInUse: EngineIdentity? { engines[knownLanguage]?.identity }

  /// What the engines in use are called.
  package var engineTitles: [String] { engines.values.map(\.identity.title) }

  /// Goes on in another language.
  package func choose(_ language: CodeLanguage) throws(Problem) {
    _ = try engine(language)
    settled = language
  }

  /// Takes another interpreter from now on.
  package func choose(python: String) throws(Problem) {
    do throws(EngineError) {
      engines[.python] = PythonEngine(try InterpreterFinder().choose(python))
    } catch {
      throw Problem(error)
    }
    settled = .python
  }

  private func interpreter() throws(EngineError) -> PythonInterpreter {
    if let prepared = preparation?.findings?.interpreter { return try prepared.get() }
    return try InterpreterFinder().choose(python)
  }

  package func toolchain() throws(EngineError) -> SwiftToolchain {
    if let prepared = preparation?.findings?.toolchain { return try prepared.get() }
    return try SwiftToolchainFinder().choose()
  }

  /// Where the packages of lessons are looked for.
  package var packageShelf: PackageShelf { shelf(foreign: nil) }

  package func shelf(foreign: String?) -> PackageShelf {
    let data = JournalStore.dataFolder(ProcessInfo.processInfo.environment)
    return PackageShelf(folder: data.map { "\($0)/packages" }, foreign: foreign)
  }

  /// Starts a worker for code that is none of a session's.
  package func startSession(in language: CodeLanguage? = nil) throws(Problem) -> any EngineSession {
    do {
      return try engine(language).startSession(budget: budget)
    } catch let error as EngineError {
      throw Problem(error)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem("The engine did not start: \(error).", exitCode: .missing)
    }
  }
}
