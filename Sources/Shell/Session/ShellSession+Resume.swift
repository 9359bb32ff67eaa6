import Basics
import Engines
package import Instruments
import Journaling
import Languages
import Lessons
import Measuring
import Notes
import Reporting

extension ShellSession {
  /// Goes on where a session stopped: its code runs again, its settings hold, its lesson opens.
  ///
  /// What follows has a journal of its own, which names the old one; that stays as it is.
  package func resume(_ name: String) throws(Problem) -> Report {
    let old = try workspace.session(name.isEmpty ? "last" : name)
    let folded = try workspace.kept { (store) throws(JournalError) in
      try store.fold(Resume.self, of: old.id)
    }
    workspace.say(passedOver: folded.diagnostics)
    let past = folded.value
    let last = past.engine.flatMap { CodeLanguage(rawValue: $0.name) }
    let remarks = past.engines.values.sorted { $0.name < $1.name }.flatMap(workspace.takeUp)
    player = nil
    beginAgain(resuming: old.id)
    takeOver(past.settings)
    var (count, ran) = (0, 0)
    var failures: [String] = []
    for language in CodeLanguage.allCases {
      let code = past.code.pieces(engine: language.rawValue)
      count += code.count
      let again = try runAgain(code, in: language)
      ran += again.ran
      failures += again.failures
    }
    if let last { try? workspace.choose(last) }
    nameEngines(CodeLanguage.allCases.filter { past.engines[$0.rawValue] != nil && $0 != last })
    var document = Document(
      note: Self.sentence(old.id, code: count, ran: ran))
    document += Document((remarks + failures).map { .callout(.warning, Text($0)) })
    guard let place = past.place else { return Report(document) }
    workspace.presenter.present(document)
    return try open(past.lessonFile ?? place.lesson)
  }

  /// Says in the new journal what the session goes on with, so that it can be resumed in its turn.
  private func nameEngines(_ others: [CodeLanguage]) {
    for engine in others.compactMap({ workspace.engines[$0]?.identity })
      + [workspace.engineInUse].compactMap(\.self)
    {
      log.record(engine: engine)
    }
  }

  private static func sentence(_ session: SessionID, code: Int, ran: Int) -> String {
    let again =
      code == 0
      ? "It has no code to run again." : "\(ran.counted("piece")) of code ran again."
    return "Going on with session \(session). \(again)"
  }

  private func takeOver(_ settings: [String: String]) {
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
      guard let setting = Setting.named(Substring(name)), setting.isKept,
        setting.read(value, &workspace.settings)
      else { continue }
      log.record(.setting(Event.Setting(name: name, value: value)))
    }
    applySettings()
  }

  /// Runs code once more, without its output: that was seen when it first ran.
  ///
  /// - Returns: how many pieces ran, and what went wrong, a sentence for each that failed.
  private func runAgain(
    _ code: [ReplayableCode.Piece], in language: CodeLanguage
  ) throws(Problem) -> (ran: Int, failures: [String]) {
    guard !code.isEmpty else { return (0, []) }
    let session: any EngineSession
    do throws(Problem) {
      session = try engineSession(in: language)
    } catch  where error.exitCode == .missing {
      return (0, ["The session's \(language.title) code did not run again (\(error.message))"])
    }
    let acting = code.filter { !$0.acted.isEmpty }
    let repeats = acting.isEmpty || mayResume(acting)
    var failures = repeats ? [] : acting.map(Self.leftOut)
    for piece in code where repeats || piece.acted.isEmpty {
      let old = piece.snippet
      log.record(entry: old.code, engine: language.rawValue)
      let snippet = Snippet(
        old.code, origin: SourceLocation(entry: log.entries))
      do throws(Problem) {
        let execution = try workspace.observed { (monitor) throws(EngineError) in
          session.execute(snippet, monitor: MutedMonitor(monitor))
        }
        log.record(
          .executed(
            Event.Executed(entry: log.currentEntry, outcome: .ok, acted: execution.acted)))
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
    return (code.count - failures.count, failures)
  }

  /// Whether code that acted outside its process's memory may run once more.
  private func mayResume(_ acting: [ReplayableCode.Piece]) -> Bool {
    if workspace.settings.again != .ask { return workspace.settings.again == .on }
    let question =
      "resume runs that session's code again. \(CodeAgain.clause(acting).asSentence()) Run \(acting.count == 1 ? "it" : "them") once more?"
    return workspace.presenter.confirms(question) ?? false
  }

  private static func leftOut(_ piece: ReplayableCode.Piece) -> String {
    "This did not run again: \(piece.snippet.code.prefix(60)) (\(CodeAgain.clause([piece])); `set again on` lets it)"
  }
}
