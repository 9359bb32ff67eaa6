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

  @Test func aLayoutIsAResult() throws {
    let heft = try shell("layout 2**40\nnote two digits\npin 1\nnotes show --pinned\n")
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.contains("Noted, with result 1."))
    let shown = heft.output.components(separatedBy: "Pinned result 1.").last ?? ""
    #expect(shown.contains("[1] int"), "\(shown)")
    for piece in ["pinned", "ob_digit", "two digits"] { #expect(shown.contains(piece), "\(piece)") }
    for format in ["md", "html", "ipynb", "json"] {
      let exported = try self.heft(["notes", "export", "--format", format])
      #expect(exported.output.contains("ob_digit"), "\(format)")
      #expect(exported.output.contains("two digits"), "\(format)")
      guard format == "json", JSONSchema.python != nil else { continue }
      #expect(try JSONSchema.findings(in: exported.output, against: "notes-export") == "")
    }
    let found = try self.heft(["notes", "search", "layout"])
    #expect(found.output.contains("layout 2**40"), "\(found.output)")
  }

  @Test func aNoteKeepsTheLinesItGotInAnEditor() throws {
    let folder = TemporaryFolder()
    let editor = try folder.file(
      "editor.sh", "printf 'first\\n\\n  - second\\nthird\\n' > \"$1\"\n")
    let shell = try HeftTerminal(
      data: data, directory: folder, environment: ["EDITOR": "sh \(editor)"])
    try shell.enter("size [1, 2, 3]", expecting: "shallow")
    try shell.enter("note one line", expecting: "Noted, with result 1.")
    try shell.enter("note --edit", expecting: "The note has its new text.")
    try shell.enter("notes show", expecting: "note: first")
    try shell.expect("- second")
    try shell.enter("quit")
    #expect(try shell.waitForExit() == .exited(0))
    let markdown = try heft(["notes", "export"]).output
    #expect(
      markdown.contains("> [!NOTE]\n> first\n>\n> \u{a0}\u{a0}\\- second\\\n> third\n"),
      "\(markdown)"
    )
    let page = try heft(["notes", "export", "--format", "html"]).output
    #expect(page.contains("first\n\n  - second\nthird</p>"))
    let notebook = try heft(["notes", "export", "--format", "ipynb"]).output
    #expect(notebook.contains("> **Note:** first"))
    #expect(!notebook.contains("[!NOTE]"))
    let json = try JSONValue(parsing: heft(["notes", "export", "--format", "json"]).output.utf8)
    let texts = json["items"]?.array?.flatMap { $0["notes"]?.array ?? [] }.map { $0["text"] }
    #expect(texts == ["first\n\n  - second\nthird"])
  }

  @Test func aSessionGoesOnWithItsInterpreter() throws {
    guard let old = Pythons.find("3.10") else { return }
    let folder = TemporaryFolder()
    let file = try folder.file("session.heft", "import sys\nsys.version_info[:2]\n")
    _ = try heft(["run", file, "--python", old.path])
    let id = try #require(try sessions().first)
    let resumed = try shell("notes resume \(id)\nsys.version_info[:2]\nquit\n")
    #expect(resumed.output.hasSuffix("(3, 10)\n"), "\(resumed.output)")
    // The session that went on says so in its turn.
    let later = try #require(try sessions().first { $0 != id })
    let again = try heft(["notes", "resume", later], input: "sys.version_info[:2]\n")
    #expect(again.output.hasSuffix("(3, 10)\n"), "\(again.output)\(again.errors)")
    #expect(!again.output.contains("takes its place"))
  }

  @Test func anInterpreterThatIsGoneIsSaid() throws {
    _ = try shell("x = 6\nx * 7\n")
    let id = try #require(try sessions().first)
    let path = data.url.appending(path: "journals/\(id).jsonl")
    let text = try journal(id)
    let named = try #require(text.split(separator: "\n").first { $0.contains("\"engine\",\"data") })
    let engine = try #require(try JSONValue(parsing: named.utf8)["data"])
    let (version, place) = (
      try #require(engine["version"]?.string), try #require(engine["path"]?.string)
    )
    let moved = named.replacing("\"\(version)\"", with: "\"3.8.99\"")
      .replacing("\"\(place)\"", with: "\"/nowhere/python\"")
    try Data(text.replacing(named, with: moved).utf8).write(to: path)
    let resumed = try shell("notes resume \(id)\nx * 7\n")
    #expect(resumed.output.contains("The session used CPython 3.8.99, which is not installed here"))
    #expect(resumed.output.hasSuffix("42\n"), "\(resumed.output)\(resumed.errors)")
  }

  @Test func growthIsDrawnOnceThereAreTwoSizes() throws {
    let line = "compare [str(i) for i in range(n)] vs [i for i in range(n)] --n"
    let heft = try shell("\(line) 1000\nplot\nnote one size\n\(line) 20_000\nplot\n")
    #expect(heft.exitCode == 0, "\(heft.errors)")
    let parts = heft.output.components(separatedBy: "Noted, with result 1.")
    #expect(parts.first?.contains("against n") == false)
    #expect(parts.last?.contains("kept against n") == true, "\(heft.output)")
    // The page has the same picture.
    let page = try self.heft(["notes", "export", "--format", "html"]).output
    #expect(page.contains("kept against n"))
  }

  @Test(arguments: [
    ("note --on 7 x", "There is no result 7"), ("pin", "no result to pin"), ("note", "needs text"),
    ("note --onn 1 x", "did you mean `--on`?"), ("notes show --results x", "a range"),
    ("notes show --pinned", "Nothing is pinned"), ("notes serch x", "did you mean `notes search`?"),
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
    #expect(twice.output.contains("The same command once"))
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
