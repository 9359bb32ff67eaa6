import Console
import TestSupport
import Testing

/// The editor that people chose: found, run in the terminal's foreground, and missed in one sentence.
@Suite struct ExternalEditorTests {
  @Test func theUsersOwnEditorChangesTheEntry() throws {
    let terminal = try DemoTerminal.start(environment: ["EDITOR": "sed -i s/one/two/"])
    terminal.send("one = 1\u{18}\u{5}")
    try terminal.waitForScreen("the edited line") { $0.text.hasSuffix("demo> two = 1") }
    try terminal.enter("!", "=> 8 two = 1!")
    #expect(terminal.screen.marksPastes)
  }

  @Test func anEditorThatDiesLeavesTheLineAndTheTerminal() throws {
    let terminal = try DemoTerminal.start(
      environment: ["EDITOR": "sh -c 'stty raw -echo -opost; kill -9 $$'"])
    terminal.send("one = 1\u{18}\u{5}")
    try terminal.waitForScreen("the line again") { $0.text.hasSuffix("demo> one = 1") }
    try terminal.enter("!", "=> 8 one = 1!")
    try terminal.wait(for: "keys one by one") { terminal.isRaw }
    terminal.send("\u{4}")
    try terminal.expect("bye\r\n")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(!terminal.isRaw)
  }

  // The last two only a shell can read; it finds out by itself that there is nothing to run.
  @Test(arguments: ["no-such-editor --wait", "/etc/passwd", "'no such editor'", "$NOTHING/editor"])
  func anEditorThatIsNotThereIsNamed(command: String) throws {
    let terminal = try DemoTerminal.start(environment: ["EDITOR": command])
    terminal.send("one = 1\u{18}\u{5}")
    try terminal.expect("$EDITOR says `\(command)`, and there is no such program to start.")
    try terminal.waitForScreen("the line again") { $0.text.hasSuffix("demo> one = 1") }
    try terminal.wait(for: "keys one by one") { terminal.isRaw }
    try terminal.enter("!", "=> 8 one = 1!")
    #expect(terminal.screen.marksPastes)
  }

  @Test func withoutAnyEditorThatIsSaid() throws {
    let terminal = try DemoTerminal.start(environment: ["PATH": "/nonexistent"])
    terminal.send("one = 1\u{18}\u{5}")
    try terminal.expect("There is no editor: $EDITOR is not set")
    try terminal.enter("!", "=> 8 one = 1!")
  }

  @Test func theVariablesComeBeforeWhatIsUsual() {
    func choice(_ environment: [String: String], there: Set<String> = ["nano", "vi"])
      -> EditorChoice
    {
      EditorChoice(environment: environment, exists: there.contains)
    }
    #expect(choice(["VISUAL": "code --wait", "EDITOR": "ed"]).command == "code --wait")
    #expect(choice(["VISUAL": "", "EDITOR": "ed"]).variable == "EDITOR")
    #expect(choice([:]).command == "nano")
    #expect(choice([:]).variable == nil)
    #expect(choice([:], there: []).command == nil)
  }

  @Test func onlyAPlainWordIsLookedFor() {
    func mayStart(_ command: String) -> Bool {
      EditorChoice(environment: ["EDITOR": command], exists: { _ in false })
        .mayStart(exists: { $0 == "ed" })
    }
    #expect(mayStart("ed -s"))
    #expect(!mayStart("nano"))
    #expect(mayStart("'my editor' -w"))
    #expect(mayStart("$HOME/bin/ed"))
    #expect(mayStart("X=1 ed"))
  }
}
