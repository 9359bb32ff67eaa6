import Basics
import Engines
import Journaling
import Lessons
import Measuring
import Reporting

extension ShellSession {
  /// Goes on where a session stopped: its code runs again, its settings hold, its lesson opens.
  ///
  /// What follows has a journal of its own, which names the old one; that stays as it is.
  package func resume(_ name: String) throws(Problem) -> Report {
    let (old, past) = try workspace.kept { (store) throws(JournalError) in
      let session = try store.session(name.isEmpty ? "last" : name)
      return (session, try store.fold(Resume.self, of: session.id).value)
    }
    let last = past.engine.flatMap { CodeLanguage(rawValue: $0.name) }
    if last == .python, let engine = past.engine { try? workspace.choose(python: engine.path) }
    player = nil
    beginAgain(resuming: old.id)
    takeOver(past.settings)
    var count = 0
    var failures: [String] = []
    for language in CodeLanguage.allCases {
      let code = past.code.snippets(engine: language.rawValue)
      count += code.count
      failures += try runAgain(code, in: language)
    }
    if let last { try? workspace.choose(last) }
    var document = Document(
      note: Self.sentence(old.id, code: count, failed: failures.count))
    document += Document(failures.map { .callout(.warning, Text($0)) })
    guard let place = past.place else { return Report(document) }
    workspace.presenter.present(document)
    return try open(place.lesson)
  }

  private static func sentence(_ session: SessionID, code: Int, failed: Int) -> String {
    let ran = code - failed
    let again =
      code == 0
      ? "It has no code to run again." : "\(ran.counted("piece")) of code ran again."
    return "Going on with session \(session). \(again)"
  }

  private func takeOver(_ settings: [String: String]) {
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
      guard let setting = Setting.named(Substring(name)),
        setting.read(value, &workspace.settings)
      else { continue }
      log.record(.setting(Event.Setting(name: name, value: value)))
    }
    applySettings()
  }

  /// Runs code once more, without its output: that was seen when it first ran.
  ///
  /// - Returns: what went wrong, a sentence for each piece that failed.
  private func runAgain(
    _ code: [Snippet], in language: CodeLanguage
  ) throws(Problem) -> [String] {
    guard !code.isEmpty else { return [] }
    let session = try engineSession(in: language)
    var failures: [String] = []
    for old in code {
      log.record(entry: old.code, engine: language.rawValue)
      let snippet = Snippet(
        old.code, origin: SourceLocation(file: "heft[\(log.entries)]", line: 1))
      do throws(Problem) {
        _ = try workspace.observed { (monitor) throws(EngineError) in
          session.execute(snippet, monitor: MutedMonitor(monitor))
        }
        log.record(.executed(Event.Executed(entry: log.currentEntry, outcome: .ok)))
      } catch {
        let isStopped = error.exitCode == .interrupted
        log.record(
          .executed(
            Event.Executed(
              entry: log.currentEntry, outcome: isStopped ? .interrupted : .failed,
              message: error.message)))
        if isStopped { throw error }
        failures.append("This did not run again: \(old.code.prefix(60)) (\(error.message))")
      }
    }
    return failures
  }
}
