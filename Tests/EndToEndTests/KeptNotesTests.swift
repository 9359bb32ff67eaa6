import Basics
import Foundation
import TestSupport
import Testing

/// Journals and exported notes that an earlier heft wrote (`Kept`) are read as they were then.
@Suite(.serialized) struct KeptNotesTests {
  private static let session = "20261201T035926Z-1895-226b1d81"
  private static let types = ["sized", "sized", "compared", "timed", "laid-out", "watched"]

  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()

  private static var kept: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Kept")
  }

  init() throws {
    let journals = URL(filePath: data.path).appending(path: "journals")
    try FileManager.default.createDirectory(at: journals, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Self.kept.appending(path: "session.jsonl"),
      to: journals.appending(path: "\(Self.session).jsonl"))
  }

  @Test func aSessionIsListedShownAndSearched() throws {
    let list = try HeftProcess.run(["notes", "list", "--json"], data: data)
    let row = try #require(try JSONValue(parsing: list.output.utf8)["sessions"]?.array?.first)
    #expect(row["id"]?.string == Self.session)
    #expect(row["results"] == 6 && row["notes"] == 1)
    let shown = try HeftProcess.run(["notes", "show", Self.session], data: data)
    #expect(shown.exitCode == 0, "\(shown.errors)")
    for text in ["[1] ", "[6] ", "kept as it was", "pinned", "sum(range(1000))"] {
      #expect(shown.output.contains(text), "\(text): \(shown.output)")
    }
    let found = try HeftProcess.run(["notes", "search", "--json", "layout [1"], data: data)
    let matches = try #require(try JSONValue(parsing: found.output.utf8)["matches"]?.array)
    #expect(matches.map { $0["kind"] } == ["result"] && matches.first?["result"] == 5)
  }

  /// The record of an export is what the earlier heft made of the same journal, to the digest.
  @Test(arguments: ["json", "md", "ipynb", "html"])
  func anExportHoldsTheSameRecord(_ format: String) throws {
    let file = "\(folder.path)/notes.\(format)"
    let heft = try HeftProcess.run(["notes", "export", "--output", file, Self.session], data: data)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    if format == "html" {
      #expect(text.contains("kept as it was"))
      return
    }
    let then = try String(
      contentsOf: Self.kept.appending(path: "notes.\(format)"), encoding: .utf8)
    let digests = try Regex(#"fnv1a:[0-9a-f]{16}"#)
    let last = try #require(then.matches(of: digests).last).output[0].substring
    #expect(text.matches(of: digests).last?.output[0].substring == last)
  }

  @Test func aSessionGoesOn() throws {
    let heft = try HeftProcess.run(
      ["notes", "resume", Self.session], input: "ages[\"ann\"] + 1\n", data: data)
    #expect(heft.output.contains("32"), "\(heft.output)\(heft.errors)")
  }

  @Test(arguments: ["json", "md", "ipynb"])
  func exportedNotesAreMeasuredAgain(_ format: String) throws {
    let file = Self.kept.appending(path: "notes.\(format)").path()
    let heft = try HeftProcess.run(["replay", "--json", file], data: data)
    #expect(heft.exitCode == 0 || heft.exitCode == 1, "\(heft.errors)")
    let results = try #require(try JSONValue(parsing: heft.output.utf8)["results"]?.array)
    #expect(results.map { $0["type"]?.string } == Self.types)
    #expect(results.allSatisfy { $0["failure"] == nil || $0["failure"] == .null }, "\(heft.output)")
  }
}
