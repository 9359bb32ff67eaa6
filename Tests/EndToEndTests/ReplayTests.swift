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
        + "watch sorted(range(50_000))\nlayout xs\nlayout [0] * n --n 9 --setup y=1\n", on: python,
      as: format)
    let heft = try HeftProcess.run(["replay", "--json", "--python", python.path, file], data: data)
    #expect(heft.exitCode == 0, "\(heft.errors)\(heft.output)")
    let results = try #require(try JSONValue(parsing: heft.output.utf8)["results"]?.array)
    #expect(results.map { $0["type"] } == ["sized", "sized", "watched", "laid-out", "laid-out"])
    #expect(results.map { $0["number"]?.int } == [1, 2, 3, 4, 5])
    #expect(results.allSatisfy { $0["same"] == true }, "\(heft.output)")
  }

  @Test func aLayoutThatChangedIsPutDownToTheVersion() throws {
    guard let old = Pythons.find("3.10"), let new = Pythons.find("3.13") else { return }
    let file = try record("layout 2**40\n", on: old, as: "ipynb")
    let heft = try HeftProcess.run(["replay", "--json", "--python", new.path, file], data: data)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    let result = try #require(try JSONValue(parsing: heft.output.utf8)["results"]?.array?.first)
    #expect(result["same"] == false)
    let lines = try #require(result["lines"]?.array)
    let head = try #require(lines.first { $0["part"] == "ob_refcnt" })
    #expect(head["recorded"] == "8 B at 0" && head["here"] == "8 B at 0")
    #expect(head["cause"] == .null)
    let size = try #require(lines.first { $0["part"] == "ob_size" })
    #expect(size["recorded"]?.string != nil && size["here"] == .null)
    #expect(size["cause"] == "version")
    let tag = try #require(lines.first { $0["part"] == "lv_tag" })
    #expect(tag["recorded"] == .null && tag["here"] == size["recorded"])
    if JSONSchema.python != nil {
      #expect(try JSONSchema.findings(in: heft.output, against: "replay") == "")
    }
    let shown = try HeftProcess.run(["replay", "--python", new.path, file], data: data)
    #expect(shown.output.contains("Cause: the version."), "\(shown.output)")
    #expect(shown.output.contains("new here"))
  }

  @Test(.enabled(if: SwiftCompiler.path != nil)) func swiftIsMeasuredByTheToolchainThatIsHere()
    throws
  {
    let python = try #require(Pythons.all.last)
    let file = try record(
      "size [1, 2, 3]\nengine swift\nstruct Pair { let a: Int; let b: Bool }\n"
        + "size (0..<n).map { Pair(a: $0, b: true) } --n 500\nlayout Pair(a: 1, b: true)\n"
        + "compare Array(0..<n) vs ContiguousArray(0..<n) --n 100\n", on: python, as: "json")
    let heft = try HeftProcess.run(["replay", "--json", "--python", python.path, file], data: data)
    #expect(heft.exitCode == 0, "\(heft.errors)\(heft.output)")
    let json = try JSONValue(parsing: heft.output.utf8)
    #expect(
      json["here"]?["engines"]?.array?.compactMap { $0["name"]?.string } == ["python", "swift"])
    let results = try #require(json["results"]?.array)
    #expect(results.map { $0["type"] } == ["sized", "sized", "laid-out", "compared"])
    for result in results {
      let memory = result["figures"]?.array?.filter { $0["recorded"]?.int != nil } ?? []
      // What is resident follows the machine.
      let drifted = memory.filter { $0["drift"] != "same" && $0["ledger"] != "rss" }
      #expect(drifted == [], "\(result)")
      #expect(result["lines"]?.array?.allSatisfy { $0["recorded"] == $0["here"] } == true)
    }
    // Without the compiler the rest is measured, and it is said why not all.
    let without = try HeftProcess.run(
      ["replay", "--python", python.path, file],
      environment: ["PATH": folder.path, "HEFT_SWIFT": ""], data: data)
    #expect(without.exitCode == 1)
    #expect(
      without.output.contains("Not measured: No Swift compiler was found"), "\(without.output)")
    #expect(without.output.contains("1 the same, 3 failed"))
  }

  /// What was compiled by another version is measured all the same, and the version named where it differs.
  @Test(.enabled(if: SwiftCompiler.path != nil)) func anotherToolchainIsNamedAsADifference() throws
  {
    let python = try #require(Pythons.all.last)
    _ = try record("layout [1, 2, 3] --swift\n", on: python, as: "json")
    let journals = data.url.appending(path: "journals")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: journals.path()).first)
    let journal = journals.appending(path: name)
    let text = try String(contentsOf: journal, encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.contains("\"laid-out\"") })
    let version = try #require(
      try JSONValue(parsing: line.utf8)["data"]?["layout"]?["engine"]?["version"]?.string)
    let other = line.replacing("\"\(version)\"", with: "\"6.1\"")
      .replacing("\"type\":\"Array<Int>\"", with: "\"type\":\"Something\"")
    try Data(text.replacing(line, with: other).utf8).write(to: journal)
    let older = folder.url.appending(path: "older.json").path()
    _ = try HeftProcess.run(["notes", "export", "--output", older], data: data)
    let heft = try HeftProcess.run(["replay", "--python", python.path, older], data: data)
    #expect(
      heft.output.contains("Swift 6.1 could not be asked here"), "\(heft.output)\(heft.errors)")
    #expect(heft.output.contains("version: Swift 6.1 there, Swift"))
  }

  /// A package that only heft's shelf has, in a version that may move.
  @Test func aLessonsPackagesAreUsedAndNamed() throws {
    let python = try #require(Pythons.all.last)
    let shelf = TemporaryFolder()
    try provide("1.0", keeping: "[i, i + 1]", on: shelf, for: python)
    let lesson = try folder.file(
      "lent.md",
      ShippedLessons.sampleLesson.replacing(
        "uses: [kept]\n", with: "uses: [kept]\nrequires: [heftling]\n"
      )
      .replacing(
        "```python naive\n[[i, i + 1]",
        with: "```python setup\nimport heftling\n```\n\n```python naive\n[heftling.build(i)"
      )
      .replacing("n: 300_000\nquick: 30_000", with: "n: 2_000\nquick: 1_000").replacing(
        "id: pairs\ntitle", with: "id: lent\ntitle"))
    let environment = ["HEFT_PACKAGES": shelf.path]
    let commands = try folder.file("lent.heft", "lesson \(lesson)\nnext\nrun\nrun\n")
    let made = try HeftProcess.run(
      ["run", commands, "--python", python.path], environment: environment, data: data)
    #expect(made.errors == "", "\(made.output)")
    let file = folder.url.appending(path: "lent.json").path()
    _ = try HeftProcess.run(["notes", "export", "--output", file], data: data)

    let same = try HeftProcess.run(
      ["replay", "--python", python.path, file], environment: environment, data: data)
    #expect(same.output.contains("1 the same") || same.output.contains("rss"), "\(same.output)")
    #expect(!same.output.contains("heftling 2.0"))
    try provide(
      "2.0", keeping: "(lambda pair: pair.append(i + 1) or pair)([i])", on: shelf, for: python)
    let moved = try HeftProcess.run(
      ["replay", "--python", python.path, file], environment: environment, data: data)
    #expect(moved.output.contains("heftling 1.0 there, heftling 2.0 here"), "\(moved.output)")
    let missing = try HeftProcess.run(["replay", "--python", python.path, file], data: data)
    #expect(missing.exitCode == 1)
    #expect(missing.output.contains("it needs heftling, which CPython"), "\(missing.output)")
    #expect(missing.output.contains("heft lesson lent --install"))
  }

  /// Puts a package into an environment of the kind that heft makes.
  private func provide(
    _ version: String, keeping value: String, on shelf: TemporaryFolder, for python: Pythons.Found
  ) throws {
    let site = "\(python.version)/lib/python\(python.version)/site-packages"
    let manager = FileManager.default
    let old = shelf.url.appending(path: python.version)
    try? manager.removeItem(at: old)
    let info = shelf.url.appending(path: "\(site)/heftling-\(version).dist-info")
    try manager.createDirectory(at: info, withIntermediateDirectories: true)
    try Data("Metadata-Version: 2.1\nName: heftling\nVersion: \(version)\n".utf8)
      .write(to: info.appending(path: "METADATA"))
    try Data("def build(i):\n    return \(value)\n".utf8)
      .write(to: shelf.url.appending(path: "\(site)/heftling.py"))
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
