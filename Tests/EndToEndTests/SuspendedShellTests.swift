import Foundation
import TestSupport
import Testing

/// heft below a shell with job control: stopped by Ctrl-Z and from outside while code runs, and brought back.
@Suite(.serialized) struct SuspendedShellTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()
  private let bash: PseudoTerminal

  init() throws {
    bash = try PseudoTerminal(
      executable: "/bin/bash", arguments: ["--norc", "--noediting", "-i"],
      environment: [
        "PS1": "bash$ ", "HEFT_DATA": data.path, "HEFT_CACHE": TestCache.path,
        "XDG_CONFIG_HOME": data.path, "NO_COLOR": "1",
      ], directory: folder.path)
    try expect("bash$ ")
  }

  private func expect(_ text: String) throws {
    try bash.expect(text, within: HeftTerminal.patience)
  }

  private func enter(_ line: String) throws {
    try bash.waitForScreen("heft's prompt", within: HeftTerminal.patience) {
      $0.rows[$0.row] == "heft>"
    }
    bash.send(line + "\r")
  }

  /// The modes of the terminal, as bash finds them.
  private func modes(_ name: String) throws -> String {
    bash.send("stty -g > \(name)\r")
    try expect("bash$ ")
    return try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  @Test func codeGoesOnAndTheTerminalIsSaneOnBothSides() throws {
    let before = try modes("before")
    bash.send("\(HeftProcess.executable.path())\r")
    try enter("import time")
    try enter("turn = lambda: [print('turn' + 'ing', flush=True), time.sleep(0.01)]")
    try enter("[turn() for _ in range(1_000_000)] and None")
    try expect("turning")
    bash.send("\u{1A}")
    try expect("Stopped")
    try expect("bash$ ")
    #expect(try modes("suspended") == before)
    bash.send("fg\r")
    try expect("turning")
    let heft = try #require(bash.children.first)
    kill(heft, SIGSTOP)
    try expect("Stopped")
    try expect("bash$ ")
    bash.send("fg\r")
    try expect("turning")
    try bash.wait(for: "unseen keys", within: HeftTerminal.patience) {
      bash.isRaw && bash.sendsSignals
    }
    bash.send("\u{3}")
    try expect("Interrupted.")
    try enter("40 + 2")
    try expect("42")
    #expect(bash.screen.text.contains("heft> 40 + 2\n42"))
    try enter("quit")
    try expect("bash$ ")
    #expect(try modes("after") == before)
  }
}
