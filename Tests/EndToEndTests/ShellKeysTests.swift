import Foundation
import TestSupport
import Testing

/// What keys do in the shell, where more than the line editor is needed for the answer.
@Suite(.serialized) struct ShellKeysTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()
  private let shell: HeftTerminal

  init() throws {
    shell = try HeftTerminal(data: data, directory: folder)
    try shell.waitForPrompt()
  }

  @Test func tabCompletesCommandsAndTheNamesOfTheSession() throws {
    try shell.enter("my_structure = [1, 2, 3]")
    try shell.waitForPrompt()
    shell.terminal.send("compa\t[1]")
    try shell.waitForRow("heft> compare [1]")
    shell.terminal.send("\u{15}size my_st\t")
    try shell.waitForRow("heft> size my_structure")
    shell.terminal.send("\r")
    try shell.expect("list of 3 int")
    try shell.waitForPrompt()
    shell.terminal.send("lesson sl\t")
    try shell.waitForRow("heft> lesson slots")
    shell.terminal.send("\u{15}history r\t")
    try shell.waitForCursor(behind: "history run ")
    shell.terminal.send("\t")
    try shell.terminal.waitForScreen("the entries", within: HeftTerminal.patience) {
      $0.text.hasSuffix("heft> history run\n2  size my_structure\n1  my_structure = [1, 2, 3]")
    }
    shell.terminal.send("\t\t\r\r")
    try shell.expect("    my_structure = [1, 2, 3]")
  }

  @Test func tabCompletesTheNamesOfFiles() throws {
    _ = try folder.file("two words.heft", "20 + 22\n")
    shell.terminal.send("run tw\t")
    try shell.waitForRow("heft> run two words.heft")
    shell.terminal.send("\r")
    try shell.expect("42")
    try shell.waitForPrompt()
    shell.terminal.send("run \(folder.path)/tw\t")
    try shell.waitForCursor(behind: "/two words.heft")
  }

  @Test func whatTookLongToBuildIsSizedWithoutBuildingItAgain() throws {
    let built = folder.url.appending(path: "built")
    let path = built.path()
    try shell.enter("import time")
    try shell.enter("slow = [time.sleep(5), open('\(path)', 'a').write('x'), 'a' * 1000]")
    try shell.enter("size slow", expecting: "list of 3")
    #expect(try String(contentsOf: built, encoding: .utf8) == "x")
  }

  @Test func controlCStopsTheCodeAndNotTheShell() throws {
    try shell.enter("kept = [1, 2, 3]")
    try shell.enter("turn = lambda: [print('turn' + 'ing', flush=True), time.sleep(0.01)]")
    try shell.enter("import time")
    try shell.enter("while True: turn()")
    try shell.waitForRow(" ...>")
    shell.terminal.send("\r")
    try shell.expect("turning")
    shell.terminal.send("\u{3}")
    try shell.expect("Interrupted.")
    try shell.enter("size kept", expecting: "list of 3 int")
    try shell.waitForPrompt()
    shell.terminal.send("half a li\u{3}")
    try shell.enter("kept[0] + 40", expecting: "41")
    try shell.enter("quit")
    #expect(try shell.waitForExit() == .exited(0))
    #expect(!shell.terminal.isRaw)
  }

  @Test func aKilledShellLeavesTheTerminalCooked() throws {
    #expect(shell.terminal.isRaw)
    shell.terminal.kill(SIGTERM)
    #expect(try shell.waitForExit() == .signalled(SIGTERM))
    #expect(!shell.terminal.isRaw)
  }
}
