import FoundationEssentials
import Glibc
import TestSupport
import Testing

@Suite struct LineEditorTests {
  @Test func typingAndEditing() throws {
    let terminal = try DemoTerminal.start()
    try terminal.enter("ac\u{1B}[Db", "=> 3 abc")
    try terminal.enter(
      "one two three\u{17}\u{1B}b\u{1B}b\u{B}\u{19}\u{19}\u{1}x\u{1B}OF!",
      "=> 18 xone two one two !")
    try terminal.enter("gone\u{15}abc\u{1B}[1~\u{4}\u{1B}[3~", "=> 1 c")
    try terminal.enter("word\u{1F}again", "=> 5 again")
  }

  @Test func aBlockIsTypedOverSeveralLines() throws {
    let terminal = try DemoTerminal.start()
    terminal.send("def f(x):\rreturn x\r")
    try terminal.waitForScreen("a third line") { $0.row == 2 }
    #expect(terminal.screen.rows[0] == "demo> def f(x):")
    #expect(terminal.screen.rows[1] == "  ...     return x")
    #expect(terminal.screen.column == 6)
    try terminal.enter("", "=> 22 def f(x):⏎    return x")
  }

  @Test func aBlockIsEditedAndRecalledAsOne() throws {
    let terminal = try DemoTerminal.start()
    try terminal.enter("for i in a:\rprint(i)\r", "=> 24 ")
    try terminal.enter(
      "\u{1B}[A\u{1B}[A\u{1B}[H\u{1B}[1;5C\u{1B}[1;5C\u{1B}[1;5C\u{1B}[1;5C!\u{1B}[B\r",
      "=> 25 for i in a!:⏎    print(i)")
  }

  @Test func aPasteIsOneEntryAndShownWhole() throws {
    let terminal = try DemoTerminal.start(height: 10)
    let lines = ["def f():"] + (0..<150).map { "    value_\($0) = [\($0)]" }
    terminal.paste(lines.joined(separator: "\n") + "\n")
    try terminal.waitForScreen("the last line") { $0.text.contains("value_149") }
    #expect(terminal.screen.scrollback.count < 5)
    terminal.send("\r")
    let characters = lines.joined(separator: "\n").count
    try terminal.expect("=> \(characters) def f():⏎    value_0 = [0]⏎")
    try terminal.expect("demo> ")
    let seen = terminal.screen.scrollback + terminal.screen.rows
    for (index, line) in lines.enumerated() {
      let row = (index == 0 ? "demo> " : "  ... ") + line
      #expect(seen.contains(row), "line \(index)")
    }
    #expect(terminal.output.components(separatedBy: "=> ").count == 2)
  }

  @Test func aPasteThatIsNotMarkedKeepsItsBlocks() throws {
    let terminal = try DemoTerminal.start()
    let block = "def f(x):\n    if x:\n        return [\n1]\n\n    try: x\n    except E:\n      y"
    let long = (0..<300).map { "    value_\($0) = \($0)" }.joined(separator: "\n")
    let text = "\(block)\nprint(3)\nclass A:\n\(long)\n\nx = 1\n"
    terminal.send(text.replacing("\n", with: "\r"))
    try terminal.expect("=> \(block.count) \(block.replacing("\n", with: "⏎"))\r\n")
    try terminal.expect("=> 8 print(3)")
    try terminal.expect("=> \(long.count + 9) class A:⏎    value_0 = 0⏎")
    try terminal.expect("=> 5 x = 1")
    #expect(terminal.output.components(separatedBy: "=> ").count == 5)
  }

  @Test func historyIsRecalledAndSearched() throws {
    let path = FileManager.default.temporaryDirectory.path + "/heft-demo-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let first = try DemoTerminal.start(environment: ["DEMO_HISTORY": path])
    for entry in ["size [1]", "x = 5", "compare a"] { try first.enter(entry, "=> ") }
    first.send("\u{4}")
    try first.expect("bye")
    #expect(try first.waitForExit() == .exited(0))

    let second = try DemoTerminal.start(environment: ["DEMO_HISTORY": path])
    try second.enter("\u{1B}[A\u{1B}[A\u{1B}[A\u{1B}[B!", "=> 6 x = 5!")
    try second.enter("si\u{1B}[A", "=> 8 size [1]")
    second.send("\u{12}x =")
    try second.waitForScreen("the search") { $0.text.contains("search back: x =") }
    #expect(second.screen.text.contains("demo> x = 5!"))
    second.send("\u{12}")
    try second.waitForScreen("the older match") { $0.text.contains("demo> x = 5\n") }
    try second.enter("", "=> 5 x = 5")
    second.send("draft\u{12}comp\u{7}")
    try second.waitForScreen("the draft") { $0.text.hasSuffix("demo> draft") }
    try second.enter("", "=> 5 draft")
  }

  @Test func suggestionsAreTakenWithRight() throws {
    let terminal = try DemoTerminal.start()
    try terminal.enter("size list(range(9))", "=> 19")
    terminal.send("siz")
    try terminal.waitForScreen("the suggestion") { $0.text.hasSuffix("demo> size list(range(9))") }
    #expect(terminal.screen.column == 9)
    try terminal.enter("\u{1B}f\u{1B}f(0)", "=> 12 size list(0)")
    try terminal.enter("size l\u{1B}[C", "=> 12 size list(0)")
    try terminal.enter("size l\u{5}!", "=> 13 size list(0)!")
    try terminal.enter("size list(r\u{1B}[F", "=> 19 size list(range(9))")
  }

  @Test func completionListsBelowTheLine() throws {
    let terminal = try DemoTerminal.start()
    try terminal.enter("si\t[1]", "=> 8 size [1]")
    terminal.send("co\t")
    try terminal.waitForScreen("the list") { $0.text.hasSuffix("demo> comp\ncompare   complete") }
    #expect(terminal.screen.column == 10)
    terminal.send("\t\t")
    try terminal.waitForScreen("the second") { $0.text.contains("demo> complete\n") }
    terminal.send("\u{1B}[Z\r")
    try terminal.waitForScreen("no list") { $0.text.hasSuffix("demo> compare") }
    try terminal.enter("", "=> 7 compare")
    terminal.send("h\t\u{1B}")
    try terminal.waitForScreen("no list") { $0.text.hasSuffix("demo> h") }
    try terminal.enter("", "=> 1 h")
  }

  @Test func wideAndJoinedCharacters() throws {
    let terminal = try DemoTerminal.start()
    terminal.send("日本é👩‍👩‍👧‍👦🇩🇪")
    try terminal.waitForScreen("the flag") { $0.text.hasSuffix("🇩🇪") }
    #expect(terminal.screen.column == 6 + 9)
    terminal.send("\u{7F}\u{7F}")
    try terminal.waitForScreen("no family") { $0.text == "demo> 日本é" }
    #expect(terminal.screen.column == 6 + 5)
    try terminal.enter("\u{1B}[D\u{1B}[D\u{7F}語", "=> 3 語本é")
  }

  @Test func controlCStartsAgainAndControlDEnds() throws {
    let terminal = try DemoTerminal.start()
    terminal.send("half a line\u{3}")
    try terminal.expect("cancelled")
    try terminal.expect("demo> ")
    #expect(terminal.screen.rows[0] == "demo> half a line^C")
    try terminal.enter("ab\u{1}\u{4}", "=> 1 b")
    terminal.send("\u{4}")
    try terminal.expect("bye")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(!terminal.isRaw)
    #expect(!terminal.screen.marksPastes)
  }

  @Test func controlCStopsWhatRunsAndNotTheShell() throws {
    let terminal = try DemoTerminal.start()
    terminal.send("slow\r")
    try terminal.expect("waiting")
    try terminal.wait(for: "Ctrl-C as a signal") { terminal.sendsSignals }
    terminal.send("\u{3}")
    try terminal.expect("interrupted")
    try terminal.expect("demo> ")
    try terminal.enter("ok", "=> 2 ok")
  }

  @Test func whatIsTypedAheadIsSeenOnce() throws {
    let terminal = try DemoTerminal.start()
    terminal.send("nap\r")
    try terminal.expect("sleeping")
    try terminal.wait(for: "Ctrl-C as a signal") { terminal.sendsSignals }
    terminal.send("ahead\rfor i in x:\r")
    terminal.paste("a\nb\u{9}c")
    try terminal.expect("awake")
    try terminal.waitForScreen("all of it") {
      $0.text
        == """
        demo> nap
        sleeping
        awake
        demo> ahead
        => 5 ahead
        demo> for i in x:
          ...     a
          ... b c
        """
    }
  }

  @Test func outputWithoutALineBreakStays() throws {
    let terminal = try DemoTerminal.start()
    try terminal.enter("partial", "half")
    try terminal.waitForScreen("a new prompt") { $0.rows[1] == "half⏎" && $0.rows[2] == "demo>" }
  }

  @Test func anotherThreadPrintsAboveThePrompt() throws {
    let terminal = try DemoTerminal.start()
    try terminal.enter("say", "demo> ")
    terminal.send("typed")
    try terminal.expect("from afar")
    try terminal.waitForScreen("the line below it") {
      $0.rows[1] == "from afar" && $0.rows[2] == "demo> typed"
    }
  }

  @Test func aResizeIsDrawnAgain() throws {
    let terminal = try DemoTerminal.start(width: 40, height: 10)
    terminal.send(String(repeating: "abcdefghi ", count: 4))
    try terminal.waitForScreen("two rows") { $0.row == 1 }
    terminal.resize(width: 20, height: 10)
    try terminal.waitForScreen("three rows") {
      $0.text.hasSuffix("demo> abcdefghi abcd\nefghi abcdefghi abcd\nefghi")
    }
    try terminal.enter("", "=> 39")
  }

  @Test func clearingTheScreenKeepsTheLine() throws {
    let terminal = try DemoTerminal.start()
    try terminal.enter("one", "=> 3")
    terminal.send("two\u{C}")
    try terminal.waitForScreen("the line alone") { $0.text == "demo> two" }
  }

  @Test func withoutColoursSuggestionsAreDimAndChoicesReversed() throws {
    let terminal = try DemoTerminal.start(environment: ["NO_COLOR": "1"])
    try terminal.enter("def f(): return 'x'\r", "=> 19")
    terminal.send("def")
    try terminal.expect("\u{1B}[2m f(): return 'x'\u{1B}[0m")
    try terminal.enter("\u{1B}[C", "=> 19")
    terminal.send("co\t\t")
    try terminal.expect("\u{1B}[7mcompare\u{1B}[0m")
    try terminal.enter("\u{7}\u{15}\u{12}f", "=> 19")
    let attributes = Set(terminal.output.matches(of: /\u{1B}\[([0-9;]*)m/).map { String($0.1) })
    #expect(attributes.isSubset(of: ["", "0", "2", "4", "7"]), "\(attributes)")
  }

  @Test func viModeWithAnInitFile() throws {
    let path = FileManager.default.temporaryDirectory.path + "/heft-editrc-\(UUID())"
    try "bind -v\n".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let terminal = try DemoTerminal.start(environment: ["DEMO_EDITRC": path])
    terminal.send("one two")
    try terminal.waitForScreen("the text") { $0.text == "demo> one two" }
    terminal.send("\u{1B}")
    try terminal.wait(for: "command mode") { usleep(100_000) == 0 }
    try terminal.enter("0dwA!", "=> 4 two!")
    try terminal.enter("x\u{1B}[D\u{1B}[Cy", "=> 2 xy")
    terminal.send("if a:\u{1B}")
    try terminal.wait(for: "command mode") { usleep(100_000) == 0 }
    terminal.send("\r")
    try terminal.waitForScreen("a second line") { $0.text.hasSuffix("  ...") }
  }

  // Each of these crashed libedit, or left its cursor outside the line.
  @Test(arguments: ["_", "$", ":\r", "K", "U", "n", "G", "\u{18}_"])
  func viCommandsThatLibeditCannotDoHere(keys: String) throws {
    let path = FileManager.default.temporaryDirectory.path + "/heft-editrc-\(UUID())"
    try "bind -v\n".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let terminal = try DemoTerminal.start(environment: ["DEMO_EDITRC": path])
    terminal.send("\u{1B}")
    try terminal.wait(for: "command mode") { usleep(100_000) == 0 }
    terminal.send(keys)
    try terminal.wait(for: "the command") { usleep(50_000) == 0 }
    terminal.send("\u{3}")
    try terminal.expect("cancelled")
    try terminal.expect("demo> ")
    try terminal.enter("fine", "=> 4 fine")
  }

  @Test func aTerminalOfOneColumn() throws {
    let terminal = try DemoTerminal.start()
    terminal.resize(width: 1, height: 4)
    terminal.send("日本👩‍👩‍👧‍👦 \u{16}\u{1}\r")
    try terminal.expect("=> 5 ")
    try terminal.expect("?2004h")
    terminal.resize(width: 40, height: 4)
    try terminal.expect("demo> ")
    try terminal.enter("ok", "=> 2 ok")
  }

  @Test func editingCanBeTurnedOff() throws {
    let path = FileManager.default.temporaryDirectory.path + "/heft-editrc-\(UUID())"
    try "edit off\n".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let executable = PseudoTerminal.product("console-demo")
    let off = try PseudoTerminal(executable: executable, environment: ["DEMO_EDITRC": path])
    try off.expect("plain")
    let dumb = try PseudoTerminal(executable: executable, environment: ["TERM": "dumb"])
    try dumb.expect("plain")
  }
}
