import Foundation
import TestSupport
import Testing

/// What the session's code did to files, where experiments run that code again in fresh processes.
///
/// What is right is read from the file: a line for each time that the code ran.
@Suite(.serialized) struct RunningAgainTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()

  private var log: String { folder.url.appending(path: "log.txt").path() }

  private func lines() throws -> [String] {
    try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// What another program writes.
  private func write(_ line: String) throws {
    let file = try #require(FileHandle(forWritingAtPath: log))
    try file.seekToEnd()
    try file.write(contentsOf: Data("\(line)\n".utf8))
    try file.close()
  }

  private func piped(_ lines: String...) throws -> HeftProcess {
    try HeftProcess.run(
      [], input: lines.joined(separator: "\n") + "\n", data: data, directory: folder.path)
  }

  private static let append = "open('log.txt', 'a').write('mine\\n')"

  @Test("E7 Code that wrote to a file is not run again where nothing measured needs it")
  func leftOut() throws {
    let heft = try piped(
      "numbers = [1, 2, 3]", Self.append, "compare [*numbers] vs (*numbers,)", "time [1]",
      "size [1] --setup pass")
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(try lines() == ["mine"])
    // All else is as it was: the other code ran, and times were taken.
    #expect(heft.output.contains("build"))
    #expect(heft.output.contains("processes; the collector was on."))
    #expect(heft.output.components(separatedBy: "runs again first").count == 2, "said once")
  }

  @Test("E7 Without a terminal code that acted outside is not run again, and that is said")
  func refused() throws {
    let heft = try piped(
      "def f(): return \(Self.append)", "k = f()", "compare [k] vs (k,)", "time [k]",
      "size [k] --setup pass")
    #expect(heft.exitCode == 1, "size has no other way")
    #expect(try lines() == ["mine"])
    #expect(heft.output.contains("Line 2 wrote to log.txt."))
    #expect(heft.output.contains("since line 2 wrote to log.txt"))
    #expect(heft.output.contains("naive · optimized"), "memory is taken in copies")
    #expect(heft.errors.contains("line 2 wrote to log.txt"))
    #expect(heft.errors.contains("set again on"))
    let agreed = try piped(
      "set again on", "k = \(Self.append)", "size [k] --setup pass")
    #expect(agreed.exitCode == 0, "\(agreed.errors)")
    #expect(try lines().count == 3)
    #expect(try piped("set again default", "set again maybe").exitCode == 2)
  }

  @Test("E7 A person is asked once before code that wrote to a file runs again, and yes holds")
  func asked() throws {
    let shell = try HeftTerminal(data: data, directory: folder)
    try shell.enter("k = open('log.txt', 'w').write('mine\\n')")
    try shell.waitForPrompt()
    try write("theirs")
    let compare = "compare [k] vs (k,)"
    try shell.enter(compare, expecting: "[y/N]")
    shell.terminal.send("n\r")
    try shell.expect("Line 1 wrote to log.txt.")
    try shell.expect("is not run again")
    try shell.expect("naive")
    // The answer holds: neither is asked again nor run.
    try shell.enter("time [k]", expecting: "which is not done again")
    try shell.waitForPrompt()
    #expect(try lines() == ["mine", "theirs"])
    try shell.enter("j = \(Self.append)")
    try shell.enter("time [j]", expecting: "[y/N]")
    shell.terminal.send("y\r")
    try shell.expect("runs again first in each fresh process")
    try shell.expect("processes; the collector was on.")
    try shell.waitForPrompt()
    let count = try lines().count
    #expect(count > 3)
    try shell.enter("size [j] --setup pass", expecting: "held by nothing else")
    try shell.waitForPrompt()
    #expect(try lines().count == count + 1)
    let rows = shell.terminal.screen.scrollback + shell.terminal.screen.rows
    #expect(rows.count { $0.contains("runs again first") } == 1, "said once")
  }

  @Test("E7 A check runs no code again that wrote to a file")
  func exercise() throws {
    let course = try ShippedLessons.quick()
    let heft = try HeftProcess.run(
      [],
      input: """
        k = \(Self.append)
        lesson welcome 5
        check (x * x + k - k for x in numbers)
        """ + "\n",
      environment: ["HEFT_LESSONS": course.url.appending(path: "lessons").path()], data: data,
      directory: folder.path)
    #expect(heft.exitCode == 1)
    #expect(heft.errors.contains("line 1 wrote to log.txt"), "\(heft.errors)")
    #expect(try lines() == ["mine"])
  }

  @Test("E7 A session whose process is lost does not repeat what it wrote")
  func lost() throws {
    let heft = try piped("set undo 0", Self.append, "import os; os._exit(3)", "print('on')")
    let errors = heft.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(errors.contains("not run again, since line 2 wrote to log.txt"), "\(errors)")
    #expect(heft.output.contains("on"))
    #expect(try lines() == ["mine"])
  }

  @Test("E7 A resumed session asks before it repeats what was written")
  func resumed() throws {
    #expect(try piped("kept = 5", Self.append).exitCode == 0)
    let without = try piped("notes resume last", "kept + 1")
    #expect(without.output.contains("wrote to log.txt"), "\(without.output) \(without.errors)")
    #expect(without.output.hasSuffix("6\n"), "\(without.output)")
    #expect(try lines() == ["mine"])
  }

  @Test("E7 What the code does in its scratch folder is done in each process, and unasked")
  func scratch() throws {
    let heft = try piped(
      "path = scratch + '/f'", "open(path, 'w').write('x')", "import os",
      "size [os.path.getsize(path)] --setup pass")
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.contains("list of 1 int"))
  }

  @Test(
    "E7 A Swift session says once that it runs all again with each piece",
    .enabled(if: SwiftCompiler.path != nil))
  func swift() throws {
    let heft = try HeftProcess.run(
      [], input: "engine swift\nlet x = 1\nimport Glibc\nlet y = 2\nlet z = 3\nprint(x + y + z)\n",
      environment: ["HEFT_SWIFT": SwiftCompiler.path ?? ""], data: data)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.components(separatedBy: "A Swift session is its source").count == 2)
    #expect(heft.output.hasSuffix("6\n"))
  }
}
