import Basics
import Foundation
import TestSupport
import Testing

/// Notes, pins and parts, and what is done with sessions that are kept.
@Suite(.serialized) struct NotesCommandTests {
  private let data = TemporaryFolder()

  @Test func notesAndPinsNameResultsByTheirNumbers() throws {
    let heft = try shell(
      """
      size [1, 2, 3]
      size {4: 5}
      note about the dict
      note --on 1 about the list
      note --edit --on 1 about the list, better
      pin 1
      notes show --pinned
      """)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.contains("[1] list of 3 int"))
    #expect(heft.output.contains("[2] dict of 1"))
    #expect(heft.output.contains("Noted, with result 2."))
    let pinned = heft.output.components(separatedBy: "Pinned result 1.").last ?? ""
    #expect(pinned.contains("about the list, better"))
    #expect(!pinned.contains("about the dict"))
    let second = try self.heft(["notes", "export", "--format", "json", "--results", "2"])
    let items = try #require(try JSONValue(parsing: second.output.utf8)["items"]?.array)
    #expect(items.compactMap { $0["number"]?.int } == [2])
  }

  @Test(arguments: [
    ("note --on 7 x", "there is no result 7"), ("pin", "no result to pin"), ("note", "needs text"),
    ("note --onn 1 x", "did you mean `--on`?"), ("notes show --results x", "a range"),
    ("notes show --pinned", "nothing is pinned"), ("notes serch x", "did you mean `notes search`?"),
    ("notes delete", "needs one session"), ("notes resume 1999", "no session 1999"),
    ("replay", "needs a file"),
  ])
  func aSlipGetsASentence(_ line: String, _ sentence: String) throws {
    let heft = try shell(line)
    #expect(heft.exitCode == 2)
    #expect(heft.errors.contains(sentence), "\(heft.errors)")
  }

  @Test func sessionsAreSearchedDeletedAndResumed() throws {
    _ = try shell(
      "def triple(x):\n    return 3 * x\n\nset effort careful\nsize triple(4)\nnote Slots win\n")
    let found = try heft(["notes", "search", "--json", "slots"])
    let matches = try #require(try JSONValue(parsing: found.output.utf8)["matches"]?.array)
    #expect(matches.map { $0["kind"] } == ["note"])
    #expect(matches.first?["result"] == 1)
    let id = try #require(matches.first?["session"]?.string)
    if JSONSchema.python != nil {
      #expect(try JSONSchema.findings(in: found.output, against: "notes-search") == "")
    }

    let before = try journal(id)
    let resumed = try shell("notes resume \(id)\ntriple(14)\n")
    #expect(resumed.exitCode == 0, "\(resumed.errors)")
    #expect(resumed.output.contains("1 piece of code ran again"), "\(resumed.output)")
    #expect(resumed.output.contains("42"))
    #expect(try journal(id) == before)
    let later = try #require(
      try sessions().first { try journal($0).contains("\"resumes\":\"\(id)\"") })
    #expect(later != id)
    let atStart = try heft(["notes", "resume", id], input: "triple(5)\n")
    #expect(atStart.output.contains("15"), "\(atStart.output)\(atStart.errors)")

    let refused = try heft(["notes", "delete", id])
    #expect(refused.exitCode == 2)
    #expect(refused.errors.contains("--yes"))
    #expect(try sessions().contains(id))
    let deleted = try heft(["notes", "delete", id, "--yes"])
    #expect(deleted.exitCode == 0, "\(deleted.errors)")
    #expect(try !sessions().contains(id))
    let twice = try shell("notes delete \(later)\nnotes delete \(later)\n")
    #expect(twice.output.contains("once more"))
    #expect(try !sessions().contains(later))
  }

  private func journal(_ id: String) throws -> String {
    try String(
      contentsOf: data.url.appending(path: "journals/\(id).jsonl"), encoding: .utf8)
  }

  private func sessions() throws -> [String] {
    let listed = try heft(["notes", "list", "--json"])
    return try #require(try JSONValue(parsing: listed.output.utf8)["sessions"]?.array)
      .compactMap { $0["id"]?.string }
  }

  private func shell(_ input: String) throws -> HeftProcess {
    try heft([], input: input + "\n")
  }

  private func heft(_ arguments: [String], input: String = "") throws -> HeftProcess {
    try HeftProcess.run(arguments, input: input, data: data)
  }
}
