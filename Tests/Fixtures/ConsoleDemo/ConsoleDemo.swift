internal import Console
internal import Glibc

/// A shell that runs nothing: it drives the real editor for the pseudo-terminal tests.
///
/// Each entry is answered by `=> <characters> <text with its line breaks as ⏎>`. A few words do
/// something: `slow` waits for Ctrl-C, `nap` for a moment, `partial` prints without a line break, `trap` crashes,
/// `say` has another thread print above the next prompt, `stopwatch` shows progress.
@main
final class ConsoleDemo: LineEditorDelegate {
  private let highlighter = PythonHighlighter(commands: ["size", "compare", "help", "history"])

  static func main() {
    let environment = { (name: String) in getenv(name).map { String(cString: $0) } }
    let history = HistoryStore(path: environment("DEMO_HISTORY"))
    var options = LineEditor.Options()
    options.theme = TerminalCapabilities.of(descriptor: 1).theme
    options.initFile = environment("DEMO_EDITRC")
    guard let editor = LineEditor(options: options, history: history) else {
      print("plain")
      return
    }
    let demo = ConsoleDemo()
    editor.delegate = demo
    demo.run(editor, history)
  }

  private func run(_ editor: LineEditor, _ history: HistoryStore) {
    while true {
      let result = editor.readLine(
        prompt: [Span("demo> ", .prompt)], continuation: [Span("  ... ", .continuation)])
      switch result {
      case .line(let text):
        history.append(text)
        answer(text, editor)
      case .cancelled: print("cancelled")
      case .endOfInput:
        print("bye")
        exit(0)
      case .failed(let number):
        print("failed \(number)")
        exit(1)
      }
      fflush(nil)
    }
  }

  private func answer(_ text: String, _ editor: LineEditor) {
    switch text {
    case "slow":
      print("waiting")
      fflush(nil)
      var request = pollfd(fd: editor.interrupts.descriptor, events: Int16(POLLIN), revents: 0)
      while poll(&request, 1, 10_000) < 0 {}
      print(editor.interrupts.isInterrupted ? "interrupted" : "not interrupted")
    case "nap":
      print("sleeping")
      fflush(nil)
      usleep(400_000)
      print("awake")
    case "partial": print("half", terminator: "")
    case "trap": print([1].dropFirst().first.map { $0 } ?? Array<Int>()[text.count])
    case "say":
      let mailbox = editor.mailbox
      Thread.start {
        usleep(100_000)
        mailbox.printAbove("from afar")
      }
    default:
      let shown = text.split(separator: "\n", omittingEmptySubsequences: false)
      print("=> \(text.count) \(shown.joined(separator: "⏎"))")
    }
  }

  func completeness(of text: String) -> Completeness { PythonBlocks.completeness(of: text) }
  func indent(after text: String) -> String { PythonBlocks.indent(after: text) }
  func highlight(_ text: String) -> [Span] { highlighter.highlight(text) }

  func complete(before: String, after: String) -> Completion {
    let words = ["compare", "complete", "history", "help", "size"]
    let stem = String(before.reversed().prefix { $0.isLetter }.reversed())
    let matching = words.filter { $0.hasPrefix(stem) }
    return Completion(
      replacing: stem.count, with: matching.map { Completion.Candidate($0, closing: " ") })
  }
}
