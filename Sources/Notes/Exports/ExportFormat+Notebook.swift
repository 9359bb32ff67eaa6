import Basics
import Journaling
import Measuring
import Reporting

extension ExportFormat {
  /// A Jupyter notebook that runs on plain CPython.
  package static let notebook = ExportFormat(name: "ipynb", title: "notebook", suffixes: []) {
    notes in
    let python = notes.engines.last { $0.name == "python" }
    let notebook = NotebookRenderer().render(
      Document(notes: notes), pythonVersion: python?.version,
      record: NotesRecord(notes).json)
    return notebook.pretty() + "\n"
  }
}
