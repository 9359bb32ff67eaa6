import Journaling
import Reporting

extension ExportFormat {
  /// Markdown as GitHub renders it. A comment at its end, which nobody sees, holds what it takes to
  /// measure again.
  static let markdown = ExportFormat(
    name: "md", title: "Markdown", suffixes: ["markdown", "txt"]
  ) { notes in
    MarkdownRenderer().render(Document(notes: notes)) + "\n"
      + ExportedRecord.comment(NotesRecord(notes, isBrief: true).json)
  }
}
