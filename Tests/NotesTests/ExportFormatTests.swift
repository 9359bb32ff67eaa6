import Basics
import Instruments
import Journaling
import Measuring
import Notes
import Testing

@Suite struct ExportFormatTests {
  @Test(arguments: [
    ("notes.md", "md"), ("a.b/notes", "md"), ("notes.MARKDOWN", "md"), ("notes.txt", "md"),
    ("/x/notes.html", "html"), ("notes.htm", "html"), ("n.ipynb", "ipynb"), ("n.JSON", "json"),
    (".json", "md"),
  ])
  func theFilesNameSaysTheForm(_ path: String, _ name: String) throws {
    #expect(try ExportRequest(output: path).form.name == name)
    #expect(try ExportRequest(format: "html", output: path).form.name == "html")
  }

  @Test(arguments: ["notes.pdf", "notes.docx", "n.html.gz"])
  func otherEndingsAreRefused(_ path: String) {
    let problem = #expect(throws: Problem.self) { try ExportRequest(output: path).form }
    #expect(problem?.exitCode == .usage)
    #expect(problem?.hint?.contains("--format") == true)
  }

  @Test func withoutAnythingItIsMarkdown() throws {
    #expect(try ExportRequest().form.name == "md")
    #expect(try ExportRequest(parsing: "--output n.ipynb").form.name == "ipynb")
  }
}
