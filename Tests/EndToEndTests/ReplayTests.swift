import Basics
import Foundation
import TestSupport
import Testing

/// Notes that were exported are measured again, and what changed is named with its cause.
@Suite(.serialized) struct ReplayTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()

  private static let slots = """
    class Plain:
        def __init__(self, x, y): self.x, self.y = x, y

    class Slotted:
        __slots__ = ("x", "y")
        def __init__(self, x, y): self.x, self.y = x, y

    compare [Plain(i, i) for i in range(n)] vs [Slotted(i, i) for i in range(n)] --n 2000

    """

  @Test func aSlotsVerdictThatChangedIsPutDownToTheVersion() throws {
    guard let old = Pythons.find("3.10"), let new = Pythons.find("3.13") else { return }
    let file = try record(Self.slots, on: old, as: "md")
    let heft = try HeftProcess.run(["replay", "--json", "--python", new.path, file], data: data)
    #expect(heft.exitCode == 0 || heft.exitCode == 1, "\(heft.errors)")
    let json = try JSONValue(parsing: heft.output.utf8)
    let result = try #require(json["results"]?.array?.first)
    let kept = try #require(result["verdicts"]?.array?.first { $0["ledger"] == "kept" })
    #expect(kept["recorded"]?["verdict"] == "smaller")
    let (then, now) = (
      try #require(kept["recorded"]?["ratio"]?.double), try #require(kept["here"]?["ratio"]?.double)
    )
    #expect(then > now * 1.2, "\(then) and \(now)")
    #expect(kept["change"] == "ratio")
    #expect(kept["cause"] == "version")
    #expect(result["sameVersion"]?["version"] == result["engine"]?["version"])
    #expect(result["differences"]?.array?.first?["kind"] == "version")
    if JSONSchema.python != nil {
      #expect(try JSONSchema.findings(in: heft.output, against: "replay") == "")
    }
    let shown = try HeftProcess.run(["replay", "--python", new.path, file], data: data)
    #expect(shown.output.contains("changed: kept was"), "\(shown.output)")
    #expect(shown.output.contains("version"))
  }

  @Test(arguments: ["md", "ipynb", "json"])
  func memoryIsTheSameOnTheSameInterpreter(_ format: String) throws {
    let python = try #require(Pythons.all.last)
    let file = try record(
      "xs = [str(i) for i in range(999)]\nsize xs\nsize {i: i for i in range(n)} --n 5000\n"
        + "watch sorted(range(50_000))\n", on: python, as: format)
    let heft = try HeftProcess.run(["replay", "--json", "--python", python.path, file], data: data)
    #expect(heft.exitCode == 0, "\(heft.errors)\(heft.output)")
    let results = try #require(try JSONValue(parsing: heft.output.utf8)["results"]?.array)
    #expect(results.map { $0["type"] } == ["sized", "sized", "watched"])
    #expect(results.map { $0["number"]?.int } == [1, 2, 3])
    #expect(results.allSatisfy { $0["same"] == true }, "\(heft.output)")
  }

  @Test func whatIsNoRecordIsRefusedWithASentence() throws {
    let python = try #require(Pythons.all.last)
    let file = try record("size [1, 2, 3]\n", on: python, as: "md")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let kept = try #require(text.ranges(of: "\"shallow\":88").last)
    var edited = text
    edited.replaceSubrange(kept, with: "\"shallow\":80")
    let cases = [
      ("cut.md", String(text.dropLast(60)), "cut off"),
      ("edited.md", edited, "not as heft wrote it"), ("page.md", "# A page\n", "no notes of heft"),
      ("empty.json", "", "no notes of heft"), ("other.json", "{\"a\": 1}", "no notes of heft"),
      ("other.ipynb", "{\"nbformat\": 4, \"cells\": []}", "no notes of heft"),
    ]
    for (name, content, sentence) in cases {
      let heft = try HeftProcess.run(["replay", try folder.file(name, content)], data: data)
      #expect(heft.exitCode == 2, "\(name)")
      #expect(heft.errors.contains(sentence), "\(name): \(heft.errors)")
      #expect(heft.output.isEmpty)
    }
    let missing = try HeftProcess.run(["replay", "no-such-file.md"], data: data)
    #expect(missing.exitCode == 2)
    // Text around the record may be edited.
    let remark = try folder.file("remark.md", "My remark.\n\n" + text)
    let heft = try HeftProcess.run(["replay", "--python", python.path, remark], data: data)
    #expect(heft.exitCode == 0, "\(heft.errors)")
  }

  @Test func codeThatFailsHereIsSaidAndTheRestIsMeasured() throws {
    let python = try #require(Pythons.all.last)
    let marker = try folder.file("marker", "")
    let file = try record(
      "size open('\(marker)').read()\nsize [1, 2, 3]\n", on: python, as: "json")
    try FileManager.default.removeItem(atPath: marker)
    let heft = try HeftProcess.run(["replay", "--python", python.path, file], data: data)
    #expect(heft.exitCode == 1)
    #expect(heft.output.contains("FileNotFoundError"), "\(heft.output)")
    #expect(heft.output.contains("1 the same"))
  }

  /// Plays commands on an interpreter and exports what came of it.
  private func record(_ script: String, on python: Pythons.Found, as form: String) throws -> String
  {
    let commands = try folder.file("session.heft", script)
    let made = try HeftProcess.run(["run", commands, "--python", python.path], data: data)
    #expect(made.exitCode == 0, "\(made.errors)")
    let file = folder.url.appending(path: "notes.\(form)").path()
    let written = try HeftProcess.run(["notes", "export", "--output", file], data: data)
    #expect(written.exitCode == 0, "\(written.errors)")
    return file
  }
}
