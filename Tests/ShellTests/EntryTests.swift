import Shell
import Testing

@Suite struct EntryTests {
  private let commands: Set = ["size", "next", "set", "time", "note", "compare", "run", "check"]

  private func entry(_ text: String) -> Entry { Entry(text, commands: commands) }

  @Test(arguments: [
    "size = 3", "size: int = 3", "next(it)", "time.sleep(1)", "set([1, 2])", "size += 1",
    "size, n = 1, 2", "run == 3", "x = 1", "def f(): pass", "size[0]", "sized(3)", "check < 4",
  ])
  func codeThatBeginsWithACommandsWordStaysCode(_ text: String) {
    #expect(entry(text) == .code(text))
  }

  @Test func theFirstWordNamesTheCommand() {
    #expect(
      entry("size [1, 2, 3]") == .command(name: "size", arguments: "[1, 2, 3]"))
    #expect(entry("  next ") == .command(name: "next", arguments: ""))
    #expect(
      entry("size (x for x in y)") == .command(name: "size", arguments: "(x for x in y)"))
    #expect(
      entry("note it is in the list, or not")
        == .command(
          name: "note", arguments: "it is in the list, or not"))
  }

  @Test func aPercentMarkForcesTheCommandAndPyForcesTheCode() {
    #expect(entry("%size = 3") == .command(name: "size", arguments: "= 3"))
    #expect(entry("%timeit x") == .command(name: "timeit", arguments: "x"))
    #expect(entry("py size [0]") == .code("size [0]"))
  }

  @Test func aQuestionMarkAsksForHelp() {
    #expect(entry("?") == .command(name: "help", arguments: ""))
    #expect(entry("? size") == .command(name: "help", arguments: "size"))
    #expect(entry("size?") == .command(name: "help", arguments: "size"))
    #expect(entry("data.users??") == .command(name: "help", arguments: "data.users"))
    #expect(entry("print('what?') # really?").isCode)
    #expect(entry("   ") == .empty)
  }

  @Test func anExclamationMarkIsNoCode() {
    #expect(entry("!ls -l") == .command(name: "!", arguments: "ls -l"))
  }
}
