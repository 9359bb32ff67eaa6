import Basics
import Journaling
import Reporting

extension ExportFormat {
  /// All that was measured, for programs.
  package static let json = ExportFormat(name: "json", title: "JSON", suffixes: []) { notes in
    NotesRecord(notes).json.pretty() + "\n"
  }
}
