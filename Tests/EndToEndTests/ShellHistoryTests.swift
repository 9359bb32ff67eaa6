import Foundation
import TestSupport
import Testing

/// The history as people meet it: listed, searched, run and edited again, and shared by two shells.
@Suite(.serialized) struct ShellHistoryTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()

  @Test func entriesAreListedSearchedAndRunAgain() throws {
    let shell = try HeftTerminal(data: data, directory: folder)
    try shell.enter("first = 40 + 1", at: "heft>")
    try shell.enter("first + 1", expecting: "42")
    try shell.waitForPrompt()
    shell.terminal.paste("def f():\n    return first")
    try shell.waitForRow(" ...>     return first")
    shell.terminal.send("\r")
    try shell.enter("history first", expecting: "3   def f():  … 2 lines")
    #expect(shell.terminal.screen.text.contains("1   first = 40 + 1\n  2   first + 1\n"))
    try shell.enter("history run 2", expecting: "    first + 1")
    try shell.expect("42")
    // It has moved to the end; the numbers on the screen mean what they meant.
    try shell.enter("history run 1", expecting: "    first = 40 + 1")
    try shell.enter("history 2", expecting: "first = 40 + 1")
    try shell.enter("history nowhere", expecting: "No entry of the history holds")
    try shell.enter("history run 99", expecting: "no entry 99")
  }

  @Test func anEntryIsEditedAndComesToThePrompt() throws {
    let shell = try HeftTerminal(
      data: data, directory: folder, environment: ["EDITOR": "sed -i s/1/2/"])
    try shell.enter("40 + 1", expecting: "41")
    try shell.enter("history edit")
    try shell.waitForRow("heft> 40 + 2")
    shell.terminal.send("\r")
    try shell.expect("42")
  }

  @Test func anEditorThatIsNotThereIsSaidWithWhatToDo() throws {
    let shell = try HeftTerminal(
      data: data, directory: folder, environment: ["EDITOR": "no-such-editor -w"])
    try shell.enter("40 + 1", expecting: "41")
    try shell.enter(
      "history edit",
      expecting: "$EDITOR says `no-such-editor -w`, and there is no such program to start.")
    try shell.expect("EDITOR=")
    try shell.enter("40 + 2", expecting: "42")
  }

  @Test func twoShellsShareTheHistory() throws {
    let one = try HeftTerminal(data: data, directory: folder)
    let other = try HeftTerminal(data: data, directory: folder)
    try one.enter("'by ' + 'one'", expecting: "by one")
    try other.enter("'by ' + 'other'", expecting: "by other")
    try one.enter("'by ' + 'one more'", expecting: "by one more")
    try one.waitForPrompt()
    try other.waitForPrompt()
    one.terminal.kill(SIGKILL)
    other.terminal.kill(SIGKILL)
    let next = try HeftTerminal(data: data, directory: folder)
    try next.enter("history", expecting: "4   history")
    #expect(
      next.terminal.screen.text.contains(
        "1   'by ' + 'one'\n  2   'by ' + 'other'\n  3   'by ' + 'one more'\n"))
  }
}
