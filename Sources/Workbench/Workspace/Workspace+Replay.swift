import Reporting

extension Workspace {
  /// Measures the results of an exported file again and says what changed.
  package func replay(_ path: String) throws(Problem) -> Report {
    let notes = try RecordedNotes(path: path)
    guard !notes.results.isEmpty else {
      throw .usage(
        "\(path) holds no results to measure again",
        hint: "`size` and `compare` make some; then export the notes once more")
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
