import Basics
import Foundation
import TestSupport
import Testing

/// What leaves heft, held against the programs that read it: a browser, Jupyter, a JSON validator.
@Suite(.serialized) struct ExportTests {
  /// Words that a page, a table or a terminal would take for more, were they not kept from it.
  static let hostile = [
    "<script>document.title = 'taken'</script>", "<img src=x onerror=\"document.title = 'taken'\">",
    "</title><svg onload=alert(1)>", "</pre></code><iframe src=//example.org>",
    "\" onmouseover=\"alert(1)", "' style='position:fixed", "<!-- --> <![CDATA[ ]]>",
    "javascript:alert(1) http://example.org/?a=b&lt;c", "&amp; &#x3c;b&#x3e; &lt;",
    "**a** | `b` | [c](javascript:d) ![e](f)", "<style>body { display: none }</style>",
    "</style></main></body></html>", "<base href=//example.org><meta http-equiv=refresh content=0>",
    "Straße 漢字 👩‍👩‍👧 ﷽ e\u{301}", "--> {{x}} ${y} #{z} %7B", String(repeating: "wide", count: 60),
  ]

  private static let session: TemporaryFolder = {
    let data = TemporaryFolder()
    var lines = ["class Point:\n    def __init__(self, x):\n        self.x = x\n"]
    for (index, text) in hostile.enumerated() {
      let literal = JSONValue.string(text).line()
      lines.append("note \(text)")
      lines.append("text_\(index) = \(literal)  # \(text)")
      lines.append("print(text_\(index))")
    }
    lines += [
      "1 / 0", "import sys", "print('to the other', file=sys.stderr)",
      "spare = 'x' * 10", "undo", "size [Point(i) for i in range(n)] --n 1_000",
      "note about the points",
      "compare [str(i) for i in range(n)] vs [i for i in range(n)] --n 1_000 --use len(it)",
      "compare [str(i) for i in range(n)] vs [i for i in range(n)] --n 100_000 --use len(it)",
      "time sum(range(1_000))", "lesson welcome", "next",
    ]
    _ = try? HeftProcess.run(
      [], input: lines.joined(separator: "\n") + "\n", data: data)
    return data
  }()

  private let folder = TemporaryFolder()

  /// Exports the session into a file whose name says the format.
  private func export(_ name: String) throws -> URL {
    let file = folder.url.appending(path: name)
    let heft = try HeftProcess.run(
      ["notes", "export", "--output", file.path()], data: Self.session)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    return file
  }

  @Test(PythonFixture.needs("websocket"), PythonFixture.needsBrowser)
  func thePageIsQuietFitsAndShowsEveryWord() throws {
    let seen = try PythonFixture.json("browser.py", [export("notes.html").path()])
    for (width, found) in try #require(seen["widths"]?.object) {
      #expect(found["console"] == [], "\(width)")
      #expect(found["overflowing"] == [], "\(width)")
    }
    #expect(seen["title"]?.string?.hasPrefix("heft notes of ") == true)
    let text = squeezed(try #require(seen["text"]?.string))
    // Once as a note, once in the code, once as what was printed.
    for words in Self.hostile {
      let shown = squeezed(words)
      #expect(text.components(separatedBy: shown).count >= 4, "\(words)")
    }
    let elements = try #require(seen["elements"]?.object)
    for name in ["script", "img", "iframe", "base", "object", "embed", "form", "foreignobject"] {
      #expect(elements[name] == nil, "\(name)")
    }
    #expect(elements["style"] == 1)
    #expect(elements.keys.filter { $0.hasPrefix("!") } == [])
    let pictures = try #require(elements["svg"]?.int)
    #expect(pictures > 8)
  }

  @Test(PythonFixture.needs("nbformat", "nbconvert", "ipykernel"))
  func theNotebookIsValidAndRuns() throws {
    let seen = try PythonFixture.json("notebook.py", [export("notes.ipynb").path()])
    #expect(seen["minor"] == 5)
    let ran = try #require(seen["ran"]?.array).compactMap(\.string)
    let kept = try #require(seen["kept"]?.array).map { $0.array?.compactMap(\.string) ?? [] }
    // What was printed then is printed again.
    for words in Self.hostile {
      #expect(kept.contains(["\(words)\n"]), "\(words)")
      #expect(ran.contains("\(words)\n"), "\(words)")
    }
    let measured = ran.filter { $0.contains("Here, by tracemalloc") }
    #expect(measured.count == 4, "\(measured)")
    #expect(measured.allSatisfy { $0.contains("In the session, by heft (CPython") })
    #expect(!ran.contains { $0.contains("Not measured here") })
    let results = kept.flatMap(\.self).filter { $0.contains("times smaller") }
    #expect(results.count == 2)
  }

  @Test(JSONSchema.isAvailable) func theDocumentIsWhatItsSchemaSays() throws {
    let text = try String(contentsOf: export("notes.json"), encoding: .utf8)
    #expect(try JSONSchema.findings(in: text, against: "notes-export") == "")
    let items = try #require(try JSONValue(parsing: text.utf8)["items"]?.array)
    let kinds = Set(items.compactMap { $0["type"]?.string })
    #expect(kinds.isSuperset(of: ["entry", "sized", "compared", "note", "lesson-opened"]))
    let compared = try #require(items.first { $0["type"] == "compared" })
    let samples = compared["result"]?["variants"]?.array?.first?["build"]?["samples"]?.array
    #expect((samples?.count ?? 0) >= 5)
    #expect(compared["experiment"]?["n"] == 1000)
    #expect(compared["effort"] == "quick")
  }

  @Test func everyFormNamesWhatWasMeasuredOnWhat() throws {
    for name in ["notes.md", "notes.html", "notes.ipynb", "notes.json"] {
      let text = try String(contentsOf: export(name), encoding: .utf8)
      for piece in ["CPython", "heft", "fresh processes", "UTC", "about the points"]
      where !(name == "notes.json" && piece == "UTC") {
        #expect(text.contains(piece), "\(name): \(piece)")
      }
    }
  }

  @Test func theFormFollowsTheFilesName() throws {
    let shouted = try String(contentsOf: export("NOTES.HTM"), encoding: .utf8)
    #expect(shouted.hasPrefix("<!doctype html>"))
    #expect(try String(contentsOf: export("notes"), encoding: .utf8).hasPrefix("# heft notes of "))
    let file = folder.url.appending(path: "mine.txt")
    let named = try HeftProcess.run(
      ["notes", "export", "--format", "json", "--output", file.path()], data: Self.session)
    #expect(named.exitCode == 0)
    #expect(try JSONValue(parsing: Data(contentsOf: file))["version"] == 1)
  }

  @Test(arguments: [
    (["--output", "notes.pdf"], "--format md|html|ipynb|json"),
    (["--format", "htm"], "did you mean `html`?"),
    (["--format", "notebook"], "did you mean `ipynb`?"),
    (["--format", "docx"], "the formats are md, html, ipynb, json"),
  ])
  func whatThereIsNoFormForIsBadUsage(_ arguments: [String], _ hint: String) throws {
    let heft = try HeftProcess.run(["notes", "export"] + arguments, data: Self.session)
    #expect(heft.exitCode == 2)
    #expect(heft.errors.contains(hint), "\(heft.errors)")
    #expect(heft.output.isEmpty)
  }

  /// A browser's text differs in its blanks, and shows some characters by their codes.
  private func squeezed(_ text: String) -> String {
    text.filter { !$0.isWhitespace }
  }
}
