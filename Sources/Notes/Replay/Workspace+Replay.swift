import Basics
package import Instruments
import Reporting

extension Workspace {
  /// Measures the results of an exported file again and says what changed.
  ///
  /// The code that runs is shown first.
  ///
  /// - Parameter force: whether to run code as well that the file's text does not show.
  package func replay(_ path: String, force: Bool = false) throws(Problem) -> Report {
    let notes = try RecordedNotes(path: path)
    guard !notes.results.isEmpty else {
      throw .usage(
        "\(path) holds no results to measure again",
        hint: "`size` and `compare` make some; then export the notes once more")
    }
    let code = ReplayedCode(of: notes)
    presenter.present(aside: code.document)
    let findings = code.findings
    guard findings.isEmpty || force else {
      throw Problem(
        "\(path) is not measured again, since its record runs code that its text does not show",
        hint:
          "that code stands above; where you want it to run, say `replay --force \(path)`, or export the notes once more",
        details: findings.map(\.description), exitCode: .usage)
    }
    for finding in findings {
      presenter.present(aside: Document([.diagnostic(finding)]))
    }
    var replay = try Replay(notes, in: self)
    replay.run()
    presenter.clearProgress()
    if replay.isInterrupted, replay.results.isEmpty {
      throw .interrupted("Interrupted before anything was measured.")
    }
    return Report(Document(replay: replay), json: replay.json, exitCode: replay.exitCode)
  }

  /// Holds the results of exported notes against those of others, as ``replay(_:)`` holds them against new
  /// measurements; nothing runs. The test that reads changed notes by the thousand uses it.
  package func hold(_ path: String, against other: String) throws(Problem) -> Report {
    let replay = Replay(
      try RecordedNotes(path: path), against: try RecordedNotes(path: other), in: self)
    return Report(Document(replay: replay), json: replay.json, exitCode: replay.exitCode)
  }
}
