package import Basics
import Engines
package import Instruments
import Journaling
package import Languages
import Notes
import Reporting

extension ShellSession {
  /// The session's code that has to run before other code, in fresh processes.
  ///
  /// What a piece did outside its process's memory would be done again in each of them. So a piece that
  /// did is left out where the other code cannot depend on it; where it can, the person is asked once.
  ///
  /// - Parameters:
  ///   - code: what is measured, with its own setup.
  ///   - command: who asks.
  package func codeAgain(
    before code: [Snippet], in language: CodeLanguage? = nil, for command: String
  ) throws(Problem) -> CodeAgain {
    guard workspace.settings.replay else { return CodeAgain() }
    let language = language ?? workspace.language
    var pieces = try pieces(in: language)
    guard !pieces.isEmpty else { return CodeAgain() }
    if let worker = runningWorker(in: language) {
      let late = worker.lateActs()
      if !late.isEmpty {
        note(late)
        pieces = try self.pieces(in: language)
      }
      let acted = pieces.indices.filter { !pieces[$0].acted.isEmpty }
      if !acted.isEmpty {
        let isNeeded = worker.needed(of: pieces.map(\.snippet), acted: acted, for: code)
        pieces = zip(pieces, isNeeded).filter(\.1).map(\.0)
      }
    }
    let acting = pieces.filter { !$0.acted.isEmpty }
    guard acting.isEmpty || mayRunAgain(acting, command) else {
      return CodeAgain(refusal: CodeAgain.clause(acting))
    }
    say(again: pieces, in: language)
    return CodeAgain(code: pieces.map(\.snippet))
  }

  /// As ``codeAgain(before:in:for:)``, for what cannot be measured without that code.
  package func neededCode(
    before code: [Snippet], in language: CodeLanguage? = nil, for command: String
  ) throws(Problem) -> [Snippet] {
    let again = try codeAgain(before: code, in: language, for: command)
    guard let refusal = again.refusal else { return again.code }
    throw Problem(
      "\(command) would run this session's code again in fresh processes, and \(refusal)",
      hint: "\(CodeAgain.way); `set replay off` measures without the session's code",
      exitCode: .failed)
  }

  /// The session's code that ran without fault and is in force, with what it did outside.
  private func pieces(in language: CodeLanguage) throws(Problem) -> [ReplayableCode.Piece] {
    try log.fold(ReplayableCode.self).pieces(engine: language.rawValue)
  }

  /// Notes in the journal what threads did after the code that started them had ended.
  func note(_ late: [LateAct]) {
    guard !late.isEmpty, let pieces = try? pieces(in: workspace.language) else { return }
    for each in late {
      guard let piece = pieces.last(where: { $0.snippet.origin.file == each.file }),
        let entry = log.sequence(of: piece.snippet)
      else { continue }
      log.record(
        .executed(
          Event.Executed(entry: entry, outcome: .ok, seconds: piece.seconds, acted: each.acted)))
    }
  }

  /// Whether code that acted outside may run again, as the settings or the person say.
  private func mayRunAgain(_ acting: [ReplayableCode.Piece], _ command: String) -> Bool {
    if workspace.settings.again != .ask { return workspace.settings.again == .on }
    let files = acting.map(\.snippet.origin.file)
    if files.contains(where: { again.answers[$0] == false }) { return false }
    if files.allSatisfy({ again.answers[$0] == true }) { return true }
    let question =
      "\(command) runs this session's code again in several fresh processes. \(CodeAgain.clause(acting).asSentence()) Run \(acting.count == 1 ? "it" : "them") again each time?"
    guard let answer = workspace.presenter.confirms(question) else { return false }
    for file in files { again.answers[file] = answer }
    return answer
  }

  /// Says once in a session that its code runs again, and how long that takes where it is long.
  private func say(again pieces: [ReplayableCode.Piece], in language: CodeLanguage) {
    guard !pieces.isEmpty, again.isSaid.insert(language).inserted else { return }
    let seconds = pieces.reduce(0) { $0 + $1.seconds }
    let time = seconds < 1 ? "" : ", about \(Duration.seconds(seconds).text) each time"
    workspace.presenter.present(
      Document(
        note:
          "The session's code runs again first in each fresh process\(time); `set replay off` leaves it out."
      ))
  }

  /// Says once that Swift code runs again with each new piece, where it may act outside.
  ///
  /// Without an import Swift can do no more outside its memory than print.
  func sayOfSwift() {
    guard isSwift, !again.isSaid.contains(.swift),
      let pieces = try? pieces(in: .swift),
      pieces.contains(where: { piece in
        piece.snippet.code.split(separator: "\n").contains {
          $0.drop(while: \.isWhitespace).hasPrefix("import ")
        }
      })
    else { return }
    again.isSaid.insert(.swift)
    workspace.presenter.present(
      Document(
        note:
          "A Swift session is its source: with each new piece all before it runs again, and what that does to files and the like is done again."
      ))
  }
}
