import Instruments
import Journaling
import Reporting

extension ExportFormat {
  /// One page that needs nothing else.
  package static let html = ExportFormat(name: "html", title: "HTML", suffixes: ["htm"]) { notes in
    HTMLRenderer().page(
      Document(notes: notes), title: Document.title(of: notes),
      generator: "heft \(HeftVersion.current)")
  }
}
