import Glibc
import TestSupport
import Testing

/// Ctrl-Z and `fg`, and stops from outside, which no program can prepare for: modes, line and echo are
/// as they should be on both sides.
@Suite struct SuspensionTests {
  /// A shell with job control that has started the demo shell.
  private func outer(_ path: String, entering text: String) throws -> PseudoTerminal {
    let outer = try PseudoTerminal(
      executable: path, arguments: path == "/bin/bash" ? ["--norc", "--noediting", "-i"] : ["-i"],
      environment: ["PS1": "outer$ "])
    try outer.expect("outer$ ")
    outer.send("\(PseudoTerminal.product("console-demo"))\r")
    try outer.expect("demo> ")
    try outer.wait(for: "keys one by one") { outer.isRaw }
    outer.send(text)
    return outer
  }

  /// Has the outer shell say something, which shows that its keys are echoed.
  private func isEchoing(_ outer: PseudoTerminal) throws {
    try outer.expect("outer$ ")
    outer.send("echo $((40 + 2)) | sed s/4/-4/\r")
    try outer.expect("-42")
    try outer.expect("outer$ ")
    #expect(outer.screen.text.contains("outer$ echo $((40 + 2)) | sed s/4/-4/"))
  }

  @Test(arguments: ["/bin/sh", "/bin/bash"])
  func suspendingAtThePrompt(shell: String) throws {
    let outer = try outer(shell, entering: "half")
    try outer.waitForScreen("the text") { $0.text.hasSuffix("demo> half") }
    outer.send("\u{1A}")
    try outer.expect("Stopped")
    try isEchoing(outer)
    outer.send("fg\r")
    try outer.expect("demo> ")
    try outer.wait(for: "keys one by one") { outer.isRaw && outer.screen.marksPastes }
    try outer.waitForScreen("the line again") { $0.rows[$0.row] == "demo> half" }
    outer.send("!\r")
    try outer.expect("=> 5 half!")
    outer.send("\u{4}")
    try outer.expect("bye")
    try isEchoing(outer)
  }

  @Test(arguments: ["/bin/sh", "/bin/bash"])
  func suspendingWhatRuns(shell: String) throws {
    let outer = try outer(shell, entering: "slow\r")
    try outer.expect("waiting")
    try outer.wait(for: "Ctrl-C as a signal") { outer.sendsSignals }
    outer.send("\u{1A}")
    try outer.expect("Stopped")
    try isEchoing(outer)
    outer.send("fg\r")
    try outer.wait(for: "unseen keys") { outer.isRaw && outer.screen.marksPastes }
    outer.send("\u{3}")
    try outer.expect("interrupted")
    try outer.expect("demo> ")
    outer.send("ok\r")
    try outer.expect("=> 2 ok")
  }

  // bash puts the terminal right when a job stops; dash touches it never, and is left alone here.
  @Test(arguments: ["half", "slow\r", "co\t\t", "\u{12}ha", "def f():\r"])
  func aStopFromOutside(typed: String) throws {
    let outer = try outer("/bin/bash", entering: typed)
    if typed == "slow\r" {
      try outer.expect("waiting")
      try outer.wait(for: "Ctrl-C as a signal") { outer.sendsSignals }
    } else {
      let shown = ["co\t\t": "complete", "\u{12}ha": "no entry has: ha"][typed] ?? typed
      try outer.waitForScreen("what was typed") {
        $0.text.contains(shown.prefix { $0 != "\r" })
      }
    }
    let child = try #require(outer.children.first)
    kill(child, SIGSTOP)
    try outer.expect("Stopped")
    try isEchoing(outer)
    outer.send("fg\r")
    try outer.wait(for: "unseen keys") { outer.isRaw && outer.screen.marksPastes }
    outer.send("\u{3}")
    try outer.expect(typed == "slow\r" ? "interrupted" : "cancelled")
    try outer.expect("demo> ")
    outer.send("echo\r")
    try outer.expect("=> 4 echo")
    #expect(outer.screen.text.contains("demo> echo\n=> 4 echo"))
    outer.send("\u{4}")
    try outer.expect("bye")
    try isEchoing(outer)
  }

  @Test func aStopWithoutAShellChangesNothing() throws {
    let terminal = try DemoTerminal.start()
    terminal.send("half")
    try terminal.waitForScreen("the text") { $0.text.hasSuffix("half") }
    terminal.kill(SIGSTOP)
    terminal.kill(SIGCONT)
    try terminal.expect("demo> ")
    try terminal.enter("!", "=> 5 half!")
  }

  @Test func whereNoShellWaitsControlZSaysSo() throws {
    let terminal = try DemoTerminal.start()
    terminal.send("half\u{1A}")
    try terminal.expect("There is no shell to go back to")
    try terminal.waitForScreen("the line again") { $0.rows[$0.row] == "demo> half" }
    try terminal.enter("!", "=> 5 half!")
    terminal.send("slow\r")
    try terminal.expect("waiting")
    try terminal.wait(for: "Ctrl-C as a signal") { terminal.sendsSignals }
    terminal.send("\u{1A}\u{3}")
    try terminal.expect("interrupted")
    try terminal.enter("ok", "=> 2 ok")
  }

  @Test func theWindowMayChangeMeanwhile() throws {
    let outer = try outer("/bin/bash", entering: "a long line of words that will have to be broken")
    try outer.waitForScreen("the text") { $0.text.hasSuffix("to be broken") }
    outer.send("\u{1A}")
    try outer.expect("Stopped")
    try outer.expect("outer$ ")
    outer.resize(width: 30, height: 24)
    outer.send("fg\r")
    try outer.waitForScreen("the line in two rows") {
      $0.text.hasSuffix("demo> a long line of words tha\nt will have to be broken")
    }
    outer.send("!\r")
    try outer.expect("=> 49 ")
  }
}
