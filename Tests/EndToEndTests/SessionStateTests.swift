import Foundation
import TestSupport
import Testing

/// The state of a session, as a person at a terminal changes it and goes back.
@Suite(.serialized) struct SessionStateTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()
  private let shell: HeftTerminal

  init() throws {
    shell = try HeftTerminal(data: data, directory: folder)
    try shell.waitForPrompt()
  }

  @Test func undoGoesBackAndExperimentsAgree() throws {
    try shell.enter("xs = [1, 2, 3]")
    try shell.enter("xs = 'changed'")
    try shell.enter("undo", expecting: "Took back `xs = 'changed'`.")
    try shell.expect("Files, sockets and processes are not restored.")
    try shell.enter("xs", expecting: "[1, 2, 3]")
    // What was taken back is no longer replayed: here `xs` is a list again.
    try shell.enter("compare sum(xs) vs sum(tuple(xs)) --use it", expecting: "yes")
    try shell.enter("undo list", expecting: "copy holds")
    try shell.enter("import os; os._exit(3)", expecting: "goes on as it was before")
    try shell.enter("xs", expecting: "[1, 2, 3]")
    try shell.enter("undo 99", expecting: "Only the last")
  }

  @Test func namesAreWeighedAndDeletedOnesComeBack() throws {
    try shell.enter("data = [bytes(1000) for _ in range(1000)]")
    try shell.enter("alias = data")
    try shell.enter("who", expecting: "own")
    try shell.expect("1,000 items")
    try shell.enter("del data", expecting: "Nothing came back; ")
    try shell.expect("`alias` is the same object.")
    try shell.enter("del alias", expecting: "1.04 MB came back.")
    try shell.enter("who", expecting: "There are no names yet.")
  }

  @Test func watchDrawsWhileItRunsAndLeavesAPicture() throws {
    try shell.enter("import time")
    let code = "[(bytes(100_000), time.sleep(0.02)) for _ in range(60)]"
    shell.terminal.send("watch \(code)\r")
    // Drawn live, before the code is over.
    try shell.terminal.waitForScreen("a live picture", within: HeftTerminal.patience) { screen in
      screen.rows.contains { $0.contains("▼") }
    }
    try shell.expect("peak 6.")
    try shell.expect("exact, above what was held before")
    try shell.waitForPrompt()
    let rows = shell.terminal.screen.scrollback + shell.terminal.screen.rows
    #expect(rows.count { $0.contains("▼") } == 1, "live pictures stay on the screen")
    try shell.enter("watch 1 / 0", expecting: "ZeroDivisionError")
  }

  @Test func plotDrawsTheLastExperiment() throws {
    try shell.enter("plot", expecting: "There is no experiment to draw yet")
    try shell.enter(
      "compare [x*x for x in range(n)] vs range(n) --n 2_000_000", expecting: "naive")
    try shell.enter("plot", expecting: "▼")
    try shell.expect("optimized: built too soon to be seen over time")
    try shell.expect("100 %")
  }

  @Test func anExpressionIsTimed() throws {
    try shell.enter("def f(n): return sum(range(n))")
    try shell.waitForRow(" ...>")
    shell.terminal.send("\r")
    try shell.enter("time f(10_000)", expecting: "95 % CI")
    try shell.expect("processes; the collector was on.")
    try shell.enter("time 1", expecting: "Too short to tell")
    try shell.enter("%timeit f(3)", expecting: "is `time` here")
    try shell.enter("!ls", expecting: "runs no commands of the system")
    try shell.enter("f?", expecting: "weighs it")
  }

  @Test func settingsAreKeptForTheNextSession() throws {
    try shell.enter("set undo 3", expecting: "3")
    try shell.enter("set memory 200 MB", expecting: "200 MB")
    try shell.enter("x = bytearray(400_000_000)", expecting: "needed more than its 200 MB")
    // More memory holds for the worker that runs.
    try shell.enter("set memory 2 GB", expecting: "2.00 GB")
    try shell.enter("x = bytearray(400_000_000)")
    try shell.enter("len(x)", expecting: "400000000")
    try shell.enter("quit")
    _ = try shell.waitForExit()
    let next = try HeftTerminal(data: data, directory: folder)
    try next.enter("set", expecting: "2.00 GB")
    try next.expect("undo")
    try next.enter("set undo default", expecting: "8")
    try next.enter("quit")
    _ = try next.waitForExit()
    let kept = try String(
      contentsOf: data.url.appending(path: "heft/settings"), encoding: .utf8)
    #expect(kept == "memory 2 GB\n")
  }

  @Test func aKilledShellLeavesNoCopies() throws {
    try shell.enter("import os")
    try shell.enter("y = 1")
    let mark = folder.url.appending(path: "mark")
    try shell.enter("open('\(mark.path())', 'w').write(os.environ['HEFT_WORKER'])")
    try shell.waitForPrompt()
    try shell.terminal.wait(for: "the mark", within: HeftTerminal.patience) {
      (try? String(contentsOf: mark, encoding: .utf8))?.isEmpty == false
    }
    let text = try String(contentsOf: mark, encoding: .utf8)
    #expect(bearers(of: text) > 3)
    shell.terminal.kill(SIGKILL)
    _ = try shell.waitForExit()
    try shell.terminal.wait(for: "the end of all copies", within: .seconds(20)) {
      bearers(of: text) == 0
    }
  }

  /// How many processes were started with a mark in their environment and run still.
  private func bearers(of mark: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      guard Int(name) != nil,
        let all = FileManager.default.contents(atPath: "/proc/\(name)/environ")
      else { return false }
      return String(decoding: all, as: UTF8.self).contains("HEFT_WORKER=\(mark)")
    }.count
  }
}
