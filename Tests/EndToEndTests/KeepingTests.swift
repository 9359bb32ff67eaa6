import Basics
import Foundation
import TestSupport
import Testing

/// What is kept between runs: journals, and what is read from them.
@Suite(.serialized) struct KeepingTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()

  @Test func notesAreListedShownAndExported() throws {
    let made = try heft([], input: "x = [1, 2, 3]\nsize x\nnote three small numbers\n")
    #expect(made.exitCode == 0, "\(made.errors)")
    let session = try #require(try sessions().first)
    #expect(session["live"] == false)
    #expect(session["entries"] == 3)
    #expect(session["results"] == 1)
    #expect(session["notes"] == 1)
    let id = try #require(session["id"]?.string)
    #expect(try heft(["notes", "list"]).output.contains(id))

    let shown = try heft(["notes", "show", id])
    #expect(shown.exitCode == 0)
    let exported = try heft(["notes", "export"])
    #expect(exported.exitCode == 0)
    let file = folder.url.appending(path: "notes.md")
    let written = try heft(["notes", "export", "--format", "md", "--output", file.path(), id])
    #expect(written.exitCode == 0, "\(written.errors)")
    let markdown = try String(contentsOf: file, encoding: .utf8)
    #expect(exported.output == markdown)
    for text in [shown.output, markdown] {
      for piece in ["x = [1, 2, 3]", "list of 3 int", "three small numbers"] {
        #expect(text.contains(piece), "no \(piece)")
      }
    }
  }

  @Test func anExportThatCannotBeWrittenSaysSo() throws {
    _ = try heft([], input: "note something\n")
    let refused = try heft(["notes", "export", "--output", "/proc/no/such/folder/notes.md"])
    #expect(refused.exitCode == 2)
    #expect(refused.errors.contains("/proc/no/such/folder/notes.md"))
  }

  @Test func progressIsKeptFromOneRunToTheNext() throws {
    let course = try ShippedLessons.quick()
    let environment = ["HEFT_LESSONS": course.url.appending(path: "lessons").path()]
    _ = try heft([], input: "lesson welcome\nnext\n", environment: environment)
    let second = try heft([], input: "lesson welcome\n", environment: environment)
    #expect(second.output.contains("You left welcome at step 2"), "\(second.output)")
    _ = try heft(
      [], input: "lesson welcome\nnext\nnext\nnext\nnext\nsolution\nnext\nnext\n",
      environment: environment)
    let listed = try heft(["lessons", "--json"], environment: environment)
    let lessons = try #require(try JSONValue(parsing: listed.output.utf8)["lessons"]?.array)
    #expect(lessons.first { $0["id"] == "welcome" }?["done"] == true)
    #expect(lessons.filter { $0["done"] == true }.count == 1)
    let next = try heft([], input: "lesson\n", environment: environment)
    #expect(next.output.contains("Objects have headers"), "\(next.output.prefix(300))")
  }

  /// Root may write everywhere; so the data folder is a place where nobody can make one.
  @Test(arguments: ["/proc/heft", "/dev/null/heft"])
  func aDataFolderThatCannotBeWrittenIsToldOnce(_ place: String) throws {
    let heft = try HeftProcess.run(
      [], input: "x = [1, 2, 3]\nsize x\nnote it goes on\n", environment: ["HEFT_DATA": place])
    // The session goes on; the note is lost, which is said where it is made and at the end.
    #expect(heft.exitCode == 1, "\(heft.errors)")
    #expect(heft.output.contains("list of 3 int"))
    #expect(!heft.output.contains("Noted"))
    #expect((heft.output + heft.errors).components(separatedBy: "Not kept").count >= 3)
    let said = heft.output + heft.errors
    #expect(said.contains(place))
    #expect(said.components(separatedBy: "kept in memory only").count == 2, "once:\n\(said)")
  }

  @Test(
    "What is open when the shell is left, or reset, is written out as Python does it",
    arguments: ["quit\n", "reset\nquit\n", ""])
  func whatIsOpenIsWrittenOut(_ end: String) throws {
    let folder = TemporaryFolder()
    let heft = try HeftProcess.run(
      [],
      input: """
        import atexit
        open_file = open('\(folder.path)/open', 'w')
        open_file.write('precious')
        atexit.register(lambda: open('\(folder.path)/exit', 'w').write('bye')) and None
        \(end)
        """)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(try String(contentsOfFile: "\(folder.path)/open", encoding: .utf8) == "precious")
    #expect(try String(contentsOfFile: "\(folder.path)/exit", encoding: .utf8) == "bye")
  }

  @Test(
    "X6 The least and the largest number behind a command end nothing",
    arguments: ["pin", "unpin", "lesson", "lesson welcome", "undo", "note --edit", "history"])
  func numbersBehindCommands(_ command: String) throws {
    let numbers = ["-9223372036854775808", "9223372036854775807", "-1", "0", "1e400"]
    let heft = try HeftProcess.run(
      [], input: "size [1]\n" + numbers.map { "\(command) \($0)\n" }.joined() + "40 + 2\n")
    #expect(heft.exitCode < 3, "\(heft.errors)")
    #expect(heft.output.contains("42"))
  }

  @Test func twoShellsAtOnceKeepToTheirOwn() throws {
    let shells = try (0..<2).map { _ in try HeftTerminal(data: data, directory: folder) }
    for (number, shell) in shells.enumerated() {
      try shell.enter("mine = list(range(\(number + 10)))")
    }
    for (number, shell) in shells.enumerated() {
      try shell.enter("size mine", expecting: "list of \(number + 10) int")
      try shell.enter("note from shell \(number)", expecting: "Noted")
    }
    #expect(try sessions().count == 2)
    #expect(try sessions().allSatisfy { $0["live"] == true })
    for shell in shells { try shell.enter("quit") }
    for shell in shells { #expect(try shell.waitForExit() == .exited(0)) }
    let kept = try sessions()
    #expect(kept.allSatisfy { $0["live"] == false && $0["notes"] == 1 && $0["results"] == 1 })
    for session in kept {
      let shown = try heft(["notes", "show", try #require(session["id"]?.string)]).output
      #expect(shown.contains("from shell 0") != shown.contains("from shell 1"))
    }
  }

  private func heft(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> HeftProcess {
    try HeftProcess.run(arguments, input: input, environment: environment, data: data)
  }

  private func sessions() throws -> [JSONValue] {
    let listed = try heft(["notes", "list", "--json"])
    return try #require(try JSONValue(parsing: listed.output.utf8)["sessions"]?.array)
  }
}
