import Foundation
import TestSupport
import Testing

/// What `kill -9` leaves behind, at fifty moments of a session that chance has chosen.
@Suite(.serialized) struct KilledShellTests {
  private static let kills = 50
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()

  @Test(.timeLimit(.minutes(5))) func everyNoteThatWasAnsweredIsKeptAndNothingIsTorn() throws {
    var chance = SplitMix(state: 2026)
    var answered: [String] = []
    for round in 0..<Self.kills {
      let shell = try PseudoTerminal(
        executable: HeftProcess.executable.path(),
        environment: ["HEFT_DATA": data.path, "HEFT_CACHE": TestCache.path, "NO_COLOR": "1"],
        directory: folder.path)
      // Some are killed before the first prompt, most while notes are being written.
      let words = (0..<40).map { "word-\(round)-\($0)." }
      shell.send(words.map { "note \($0)\r" }.joined() + "half of a li")
      let end = ContinuousClock.now + .milliseconds(Int64(chance.next() % 400))
      try? shell.wait(for: "the moment") { ContinuousClock.now >= end }
      let count = shell.output.components(separatedBy: "Noted").count - 1
      shell.kill(SIGKILL)
      #expect(try shell.waitForExit() == .signalled(SIGKILL))
      try shell.wait(for: "a cooked terminal") { !shell.isRaw }
      answered += words.prefix(count)
    }
    #expect(answered.count > Self.kills)
    try historyIsWhole(with: answered)
    try journalsAreWhole(with: answered)
    try theNextShellIsSane(after: answered)
  }

  private func historyIsWhole(with answered: [String]) throws {
    let path = data.url.appending(path: "history").path()
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 1)
      #expect(parts.count == 2 && Int(parts[0]) == parts[1].utf8.count, "torn: \(line)")
    }
    let kept = Set(lines)
    for word in answered {
      #expect(kept.contains("\(word.utf8.count + 5) note \(word)"), "lost: \(word)")
    }
  }

  private func journalsAreWhole(with answered: [String]) throws {
    let files = FileManager.default.enumerator(at: data.url, includingPropertiesForKeys: nil)
    var kept = ""
    for case let file as URL in try #require(files) where file.pathExtension == "jsonl" {
      kept += try String(contentsOf: file, encoding: .utf8)
    }
    for word in answered { #expect(kept.contains("\"\(word)\""), "lost: \(word)") }
    let notes = try HeftProcess.run(["notes", "--json"], data: data)
    #expect(notes.exitCode == 0)
    #expect(notes.errors.isEmpty)
  }

  private func theNextShellIsSane(after answered: [String]) throws {
    let shell = try HeftTerminal(data: data, directory: folder)
    try shell.waitForPrompt()
    let last = try #require(answered.last)
    shell.terminal.send("\u{12}\(last)")
    try shell.terminal.waitForScreen("the last entry") {
      $0.text.contains("heft> note \(last)")
    }
    shell.terminal.send("\u{7}40 + 2\r")
    try shell.expect("42")
  }
}

/// Random numbers that are the same in each run.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
