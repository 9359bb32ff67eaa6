import Glibc
import TestSupport
import Testing

@Suite struct TerminalSafetyTests {
  @Test(arguments: [SIGSEGV, SIGABRT, SIGTERM, SIGHUP, SIGQUIT, SIGILL, SIGBUS])
  func aSignalThatEndsTheShellLeavesASaneTerminal(signal: Int32) throws {
    let terminal = try DemoTerminal.start()
    terminal.send("half")
    try terminal.waitForScreen("the text") { $0.text.hasSuffix("half") }
    #expect(terminal.screen.marksPastes)
    terminal.kill(signal)
    #expect(try terminal.waitForExit() == .signalled(signal))
    #expect(!terminal.isRaw)
    #expect(!terminal.screen.marksPastes)
    #expect(terminal.screen.column == 0)
  }

  // dash never touches the modes of its terminal, and bash always does; neither may find them raw.
  @Test(arguments: ["/bin/sh", "/bin/bash"], ["half", "slow\r"])
  func aShellThatIsKilledLeavesASaneTerminal(parent: String, typed: String) throws {
    let outer = try PseudoTerminal(
      executable: parent, arguments: parent == "/bin/bash" ? ["--norc", "-i"] : ["-i"],
      environment: ["PS1": "outer$ "])
    try outer.expect("outer$ ")
    outer.send("\(PseudoTerminal.product("console-demo"))\r")
    try outer.expect("demo> ")
    outer.send(typed)
    try outer.waitForScreen("what was typed") {
      $0.text.contains("demo> " + typed.prefix { $0 != "\r" })
    }
    if typed.hasSuffix("\r") { try outer.expect("waiting") }
    let child = try #require(outer.children.first)
    kill(child, SIGKILL)
    try outer.expect("outer$ ")
    if parent == "/bin/sh" {
      try outer.wait(for: "a cooked terminal") { !outer.isRaw && !outer.screen.marksPastes }
    }
    outer.send("echo $((40 + 2)) | sed s/4/-4/\r")
    try outer.expect("-42")
    #expect(outer.screen.text.contains("echo $((40 + 2)) | sed"))
  }

  @Test func aTrapLeavesASaneTerminal() throws {
    let terminal = try DemoTerminal.start()
    terminal.send("trap\r")
    #expect(try terminal.waitForExit() == .signalled(SIGILL))
    #expect(!terminal.isRaw)
  }

  @Test func anInterruptFromOutsideIsLikeControlC() throws {
    let terminal = try DemoTerminal.start()
    terminal.send("half")
    try terminal.waitForScreen("the text") { $0.text.hasSuffix("half") }
    terminal.kill(SIGINT)
    try terminal.expect("cancelled")
    try terminal.expect("demo> ")
    try terminal.enter("ok", "=> 2 ok")
  }

  @Test func aTerminalThatIsGoneEndsTheShell() throws {
    let terminal = try DemoTerminal.start()
    terminal.hangUp()
    #expect(try terminal.waitForExit() == .signalled(SIGHUP))
  }

  @Test func aTerminalThatIsGoneEndsAShellThatIgnoresHangUps() throws {
    let demo = PseudoTerminal.product("console-demo")
    let terminal = try PseudoTerminal(
      executable: "/bin/sh", arguments: ["-c", "trap '' HUP; exec \(demo)"])
    try terminal.expect("demo> ")
    try terminal.wait(for: "keys one by one") { terminal.isRaw }
    terminal.hangUp()
    let ending = try terminal.waitForExit()
    #expect([.exited(0), .exited(1)].contains(ending))
  }
}
