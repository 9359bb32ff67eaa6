internal import Basics
internal import FoundationEssentials
internal import Glibc
internal import Instruments
internal import Journaling
internal import Measuring
internal import Notes
internal import Reporting
internal import Shell

/// Reads documents from outside as heft does, one after the other, and says after each that it lives.
///
/// A line of standard input is a kind and a path: a folder of journals, a file of notes, or one of settings. A line
/// of output is the processor time that it took, in seconds. A trap ends this process and not the one that tests.
@main
struct DocumentReader {
  static func main() throws {
    while let line = readLine() {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2 else { continue }
      let start = processorTime
      switch words[0] {
      case "journals": readJournals(in: words[1])
      case "notes": readNotes(at: words[1])
      case "settings": readSettings(at: words[1])
      default: print("unknown kind \(words[0])")
      }
      print(processorTime - start)
      fflush(nil)
    }
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// All that heft computes from journals, in every form in which it shows it.
  private static func readJournals(in folder: String) {
    let store = JournalStore(directory: folder)
    let presenter = RenderingPresenter()
    let workspace = Workspace(presenter: presenter, python: nil, store: store)
    func show(_ work: () throws(Problem) -> Report) {
      do throws(Problem) {
        presenter.show(try work())
      } catch {
        presenter.present(error)
      }
    }
    show { () throws(Problem) in try workspace.listNotes() }
    show { () throws(Problem) in try workspace.searchNotes("list") }
    _ = store.foldAll(Progress.self)
    _ = store.foldAll(Journaling.Calibration.self).value.record.sentence
    for session in (try? store.sessions()) ?? [] {
      show { () throws(Problem) in
        try workspace.showNotes(NotesRequest(session: session.id.text))
      }
      _ = try? store.fold(Resume.self, of: session.id).value.code.snippets(engine: "python")
      for name in ExportFormat.names {
        let file = "\(folder)/exported"
        show { () throws(Problem) in
          try workspace.exportNotes(
            ExportRequest(
              format: name, output: file, notes: NotesRequest(session: session.id.text)))
        }
        // What was exported is what `replay` is given; the record in it is the same in each form.
        if name == "json" { hold([(file, file)]) }
        try? FileManager.default.removeItem(atPath: file)
      }
    }
  }

  /// What `replay` does with notes, but for measuring: they are held against those that the last argument names,
  /// and those against them.
  private static func readNotes(at path: String) {
    let other = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : path
    hold([(path, other), (other, path)])
  }

  private static func hold(_ pairs: [(String, String)]) {
    let presenter = RenderingPresenter()
    let workspace = Workspace(presenter: presenter, python: nil)
    for (one, two) in pairs {
      do throws(Problem) {
        presenter.show(try workspace.hold(one, against: two))
      } catch {
        presenter.present(error)
      }
    }
  }

  private static func readSettings(at folder: String) {
    guard let file = SettingsFile(environment: ["XDG_CONFIG_HOME": folder]) else { return }
    var settings = Settings()
    _ = file.read(into: &settings)
    _ = Setting.all.map { $0.show(settings) }
    try? file.keep("effort", "quick")
  }
}

/// Renders all that it is given, and keeps nothing.
private final class RenderingPresenter: Presenter {
  func present(_ document: Document) {
    for width in [30, 100] {
      _ = TerminalRenderer(width: width, colour: true, unicode: width > 30, legible: false)
        .render(document)
    }
  }

  func show(_ report: Report) {
    if let document = report.document { present(document) }
    if let json = report.json { _ = json.pretty() }
  }

  func present(passedOver diagnostics: [Diagnostic]) { present(Document(passedOver: diagnostics)) }
  func present(_ problem: Problem) { present(Document(problem: problem)) }
  func show(printed text: String, asError: Bool) {}
  func show(phase: String, elapsed: Duration, live: ByteCount?) {}
  func clearProgress() {}
  func edit(_ text: String, suffix: String) throws(Problem) -> String? { nil }
  func entries(ofFileAt path: String, isSwift: Bool) throws(Problem) -> [String] { [] }
  var interruptDescriptor: Int32? { nil }
  func takeInterrupt() -> Bool { false }
}
