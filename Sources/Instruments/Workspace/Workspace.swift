package import Basics
package import Engines
import FoundationEssentials
package import Journaling
package import Languages
package import Lessons
import Measuring

/// Where engines, lessons and notes meet: what a command does, whoever asked for it.
///
/// One file an action (`Workspace+Size.swift`, …); the shell's commands and the command line's both end there.
package final class Workspace {
  package let presenter: any Presenter
  package var settings = Settings()
  /// The interpreter that was asked for; nil for the first one found.
  package let python: String?
  /// The language of code that does not say which it is; nil until it is asked for.
  package var settled: CodeLanguage?
  /// Whether code is taken for Swift where no Python is installed.
  package var goesOnInSwift = false
  /// The engines that are in use.
  package var engines: [CodeLanguage: any Engine] = [:]
  private var shelf: Course?
  /// The files of the course that could not be read; empty until the course is asked for.
  package private(set) var courseFaults: [Diagnostic] = []
  package private(set) var preparation: Preparation?
  /// The versions of packages by interpreter, with what it was given, and name; empty for what has none.
  var packageVersions: [EngineIdentity: [String: String]] = [:]
  /// The journals of all sessions.
  package let store: JournalStore

  /// Makes a workspace; no engine is looked for until one is needed.
  ///
  /// - Parameter swift: whether code is Swift unless it says otherwise.
  package init(
    presenter: any Presenter, python: String?, swift: Bool = false, store: JournalStore? = nil
  ) {
    settled = swift ? .swift : python == nil ? nil : .python
    self.presenter = presenter
    self.python = python
    self.store = store ?? JournalStore(environment: ProcessInfo.processInfo.environment)
  }

  /// Makes a workspace of an interpreter that has been found.
  package convenience init(presenter: any Presenter, interpreter: PythonInterpreter) {
    self.init(presenter: presenter, python: interpreter.identity.path)
    engines[.python] = PythonEngine(interpreter)
  }

  /// Makes a workspace of a Swift toolchain that has been found, in which code is Swift.
  package convenience init(presenter: any Presenter, toolchain: SwiftToolchain) {
    self.init(presenter: presenter, python: nil, swift: true)
    engines[.swift] = SwiftEngine(toolchain)
  }

  /// The shipped course, read on first use.
  package func course() throws(Problem) -> Course {
    if let shelf { return shelf }
    if let prepared = preparation?.findings?.course {
      shelf = prepared
      courseFaults = preparation?.findings?.courseFaults ?? []
      return prepared
    }
    let files = try CourseFiles(folder: LessonsFolder.find())
    let course = files.course
    shelf = course
    courseFaults = files.faults
    return course
  }

  /// Looks for the engine and the course in the background, once.
  package func prepare(ready: @escaping @Sendable (Preparation.Findings) -> Void) {
    guard preparation == nil else { return }
    // A session that was resumed has an interpreter already.
    preparation = Preparation(python: engines[.python]?.identity.path ?? python, ready: ready)
  }

  /// Whether the engine is known, so that using it does not wait.
  package var knowsEngine: Bool { !engines.isEmpty || preparation?.current != nil }

  /// The budget that the settings ask for.
  package var budget: Budget {
    Budget(memory: settings.memory, time: settings.time, output: settings.output)
  }

  /// Runs a piece of engine work under a monitor that shows its progress.
  package func observed<Value>(
    _ work: (PresentingMonitor) throws(EngineError) -> Outcome<Value>
  ) throws(Problem) -> Value {
    let monitor = PresentingMonitor(presenter)
    defer { presenter.clearProgress() }
    let outcome: Outcome<Value>
    do {
      outcome = try work(monitor)
    } catch {
      throw Problem(error)
    }
    switch outcome {
    case .value(let value): return value
    case .failed(let failure): throw Problem(failure)
    }
  }

  /// Names what could not be read, where there is something.
  package func say(passedOver diagnostics: [Diagnostic]) {
    if !diagnostics.isEmpty { presenter.present(passedOver: diagnostics) }
  }
}
