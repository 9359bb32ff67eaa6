import Basics
import Course
import Engines
import FoundationEssentials
package import Instruments
import Journaling
import Languages
import Lessons
import Measuring
import Notes
package import Reporting
import System

extension ShellSession {
  /// What is said at once when the shell opens.
  package var banner: Document {
    Document([.paragraph(.strong("heft \(HeftVersion.current)") + .muted(" weighs your data."))])
  }

  /// Where the history of what was typed is kept; nil where there is no folder for it.
  package var historyPath: String? {
    let environment = ProcessInfo.processInfo.environment
    guard let folder = JournalStore.dataFolder(environment) else { return nil }
    // Where it cannot be made, the history says that it is not kept.
    try? PrivateFolder.make(folder, isOwn: environment["HEFT_DATA"] == nil)
    return "\(folder)/history"
  }

  /// Lists the session's names.
  func who() throws(Problem) -> Report {
    let session = try engineSession()
    let names = try workspace.observed { (monitor) throws(EngineError) in
      session.weighNames(monitor: monitor)
    }
    return Report(Document(names: names, in: language))
  }

  /// Shows the engines, goes on in another language, or takes another interpreter.
  func engine(_ name: String) throws(Problem) -> Report {
    guard !name.isEmpty else { return Report(try workspace.engineList()) }
    if let language = CodeLanguage(rawValue: name.lowercased()) { return try speak(language) }
    // `engine python 3.13` says it in full.
    let words = name.split(separator: " ", maxSplits: 1)
    let isNamed = words.count == 2 && words[0].lowercased() == CodeLanguage.python.rawValue
    let name = isNamed ? String(words[1]) : name
    let held = try log.fold(ReplayableCode.self).snippets(engine: "python")
    try workspace.choose(python: name)
    reset()
    let identity = try workspace.engine().identity
    let loss =
      held.isEmpty ? "" : " The session's names were the other interpreter's, and are gone."
    return Report(Document(note: "\(identity.title) from now on.\(loss)"))
  }

  /// Goes on in a language; what was defined in the other stays where it is.
  private func speak(_ language: CodeLanguage) throws(Problem) -> Report {
    let other = workspace.language
    try workspace.choose(language)
    let identity = try workspace.engine().identity
    guard other != language else {
      return Report(Document(note: "\(identity.title), as before."))
    }
    warmUp()
    return Report(
      Document(
        note:
          "\(identity.title) from now on. What was defined in the other language stays: `engine \(other.rawValue)` goes back to it."
      ))
  }

  /// Shows how far the learner is, and how good the bets are.
  func progress() -> Report {
    let folded = workspace.store.foldAll(Progress.self)
    workspace.say(passedOver: folded.diagnostics)
    let progress = folded.value
    let bets = workspace.store.foldAll(Journaling.Calibration.self).value
    return Report(
      Document(progress: progress, bets: bets.record, course: try? workspace.course()))
  }

  /// Runs a file of commands in this session.
  @discardableResult
  package func runFile(_ path: String) throws(Problem) -> Report {
    // A file that runs itself would otherwise end with the stack.
    guard runningFiles.insert(path).inserted else {
      throw .usage("\(path) is running already, so it cannot be run once more from within")
    }
    defer { runningFiles.remove(path) }
    let before = exitCode
    for entry in try workspace.presenter.entries(
      ofFileAt: path, isSwift: workspace.language == .swift) where !isOver
    {
      // Who stops one line means the whole file.
      if execute(entry) == .interrupted { return Report(exitCode: .interrupted) }
    }
    return Report(exitCode: exitCode == before ? .done : exitCode)
  }
}
