import Course
package import Engines
package import Instruments
import Journaling
package import Languages
import Lessons
import Measuring
import Notes
package import Reporting

/// One run of the shell: what was typed, what it means now, and the record of it.
///
/// It keeps no value of the learner's alive: values live in the worker, and here there is only text.
package final class ShellSession {
  package let workspace: Workspace
  let log: SessionLog
  private var workers: [CodeLanguage: any EngineSession] = [:]
  /// What each `reset` put away that can still be taken back, oldest first.
  var parked: [CodeLanguage: [ParkedSession]] = [:]
  /// The lesson that is open.
  var player: LessonPlayer?
  /// The lesson that was asked for last and lacks packages.
  var lacking: String?
  /// Whether `quit` was said.
  package private(set) var isOver = false
  /// The first exit code that was not 0: what a script of commands ends with.
  package private(set) var exitCode = ExitCode.done
  /// Whether the notes and results of the session, once it is closed, are on disk.
  package private(set) var isKept = true
  /// The files of commands that are being run, one from within another.
  var runningFiles: Set<String> = []
  /// What was typed before; nil where nobody types.
  package weak var history: (any EntryHistory)?
  /// The entries of the history that were listed last, by their numbers.
  var listedEntries: [Int: String] = [:]
  /// The session that was to be deleted, and is when that is asked once more.
  var condemned: SessionID?
  /// Where settings are kept from one session to the next; nil where they are not.
  var settingsFile: SettingsFile?
  /// What the next prompt begins with.
  var proposal = ""
  /// The commands' words that the learner gave a meaning of their own, and was told about.
  var shadowed: Set<String> = []
  /// What was said about code that runs again.
  var again = CodeAgain.Memory()

  /// Begins a session.
  package init(workspace: Workspace) {
    self.workspace = workspace
    workspace.goesOnInSwift = true
    log = SessionLog(store: workspace.store, presenter: workspace.presenter)
  }

  /// What stands before the cursor: the open lesson and its step, or the name of the shell.
  ///
  /// Code is Python unless it says something else.
  package var prompt: String {
    (player?.prompt ?? "heft") + (language == .swift ? " swift" : "")
  }

  /// Whether what is typed is Swift; else it is Python.
  package var isSwift: Bool { language == .swift }

  /// The language of what is typed.
  var language: CodeLanguage { workspace.knownLanguage }

  /// Runs one entry and shows what comes of it; never throws, whatever the entry holds.
  @discardableResult
  package func execute(_ text: String) -> ExitCode {
    let entry = meaning(of: Entry(text, commands: CommandTable.names), in: text)
    if entry == .empty { return .done }
    log.record(entry: text, engine: entry.isCode ? workspace.language.rawValue : nil)
    let outcome: ExitCode
    do {
      let known = log.results.count
      var report = try perform(entry)
      if log.results.count > known {
        report.document = report.document?.numbered(
          known + 1...log.results.count, engines: workspace.engineTitles)
      }
      if let document = report.document { workspace.presenter.present(document) }
      outcome = report.exitCode
    } catch {
      workspace.presenter.present(error)
      outcome = error.exitCode
    }
    if let engine = workspace.engineInUse { log.record(engine: engine) }
    if exitCode == .done { exitCode = outcome }
    return outcome
  }

  private func perform(_ entry: Entry) throws(Problem) -> Report {
    switch entry {
    case .empty: return Report()
    case .code(let code): return try run(code)
    case .command(let name, let arguments):
      if let command = CommandTable.command(named: name) {
        return try command.run(self, arguments)
      }
      if let advice = ForeignMagic.advice(for: name) {
        throw .usage(advice.message, hint: advice.hint)
      }
      let near = CommandTable.suggestion(for: name).map { "did you mean `\($0)`?" }
      throw .usage("There is no command `\(name)`", hint: near ?? "`help` lists the commands")
    }
  }

  /// Looks for the engine and the course in the background.
  ///
  /// - Parameter greet: called on another thread with what there is to say about them.
  package func prepare(greet: @escaping @Sendable (Document) -> Void) {
    let store = workspace.store
    workspace.prepare { findings in greet(Document(greeting: findings, store: store)) }
  }

  /// Starts the worker if the engine is known by now; never waits.
  package func warmUp() {
    guard workspace.knowsEngine, workers[language] == nil else { return }
    _ = try? engineSession()
  }

  /// The session that runs a language's code, begun on first use; what was begun stays.
  ///
  /// - Parameter language: the one that is typed by default.
  package func engineSession(in language: CodeLanguage? = nil) throws(Problem) -> any EngineSession
  {
    let language = language ?? workspace.language
    if let worker = workers[language] { return worker }
    let started = try workspace.startSession(in: language)
    workers[language] = started
    applySettings()
    return started
  }

  /// The worker of a language, where one has been started.
  func runningWorker(in language: CodeLanguage) -> (any EngineSession)? { workers[language] }

  /// Holds the running workers to settings that have changed.
  func applySettings() {
    for worker in workers.values {
      worker.budget = workspace.budget
      worker.replays = workspace.settings.replay
      worker.repeatsActs = workspace.settings.again == .on
      worker.undoLimit = workspace.settings.undo
    }
    if workspace.settings.undo == 0 { dropParked() }
  }

  /// Forgets the worker and the session's code, of the language that is typed.
  ///
  /// - Parameter parks: whether the worker is put away, so that ``unpark()`` brings it back.
  func reset(parks: Bool = false) {
    let language = workspace.language
    let old = workers.removeValue(forKey: language)
    let sequence = log.record(.reset(Event.Reset(engine: language.rawValue)))
    if parks, let old {
      parked[language, default: []].append(ParkedSession(session: old, reset: sequence))
    } else {
      old?.close()
      dropParked()
    }
    warmUp()
  }

  /// What the last `reset` of the language that is typed put away.
  var parkedSession: ParkedSession? { parked[workspace.language]?.last }

  /// Goes on with what the last `reset` put away; what ran since then is gone.
  func unpark() {
    guard let old = parked[workspace.language]?.popLast() else { return }
    workers.removeValue(forKey: workspace.language)?.close()
    workers[workspace.language] = old.session
    applySettings()
    log.record(.withdrawn(Event.Withdrawn(entry: old.reset)))
  }

  private func dropParked() {
    for old in parked.values.joined() { old.session.close() }
    parked = [:]
  }

  /// Ends the worker and the journal; what follows goes on with another session.
  func beginAgain(resuming session: SessionID) {
    closeWorkers()
    again = CodeAgain.Memory()
    log.begin(resuming: session)
  }

  /// Marks the session as over; the loop around it leaves.
  package func end() {
    isOver = true
  }

  /// Ends the session: the worker goes, the journal is closed.
  package func close(reason: String) {
    closeWorkers()
    isKept = log.close(reason: reason)
    if !isKept, exitCode == .done { exitCode = .failed }
  }

  private func closeWorkers() {
    for worker in workers.values { worker.close() }
    workers = [:]
    dropParked()
  }

  /// Refuses arguments after a command that takes none.
  func takesNothing(_ command: String, _ arguments: String) throws(Problem) {
    guard arguments.isEmpty else {
      throw .usage("\(command) takes nothing after it, but `\(arguments)` follows")
    }
  }
}
