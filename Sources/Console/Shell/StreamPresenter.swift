package import Basics
internal import Glibc
package import Instruments
package import Reporting
internal import Shell
internal import System

/// Shows a session on standard output and standard error, be they a terminal, a pipe or a file.
package final class StreamPresenter: Presenter {
  // Asked anew each time: the window may have another width by now.
  private var output: TerminalCapabilities { .of(descriptor: 1) }
  private var errors: TerminalCapabilities { .of(descriptor: 2) }
  /// Whether documents are shown; a program that reads JSON wants nothing beside it.
  private let isQuiet: Bool
  private let interrupts: InterruptSource?
  /// Where code's questions are answered; nil where nobody types.
  package weak var editor: LineEditor?
  /// What the code printed, on its way out.
  private var printed = (output: ProgramOutput(), errors: ProgramOutput())
  private var progress: ProgressLine?
  private var region: LiveRegion?
  /// Whether what was printed last ended its line.
  private var isAtLineStart = true
  /// Whether something stands above, from which a head is to be parted.
  private var hasPresented = false

  /// Takes the process's own streams.
  package init(isQuiet: Bool = false, interrupts: InterruptSource? = InterruptSource()) {
    self.isQuiet = isQuiet
    self.interrupts = interrupts
  }

  package func present(_ document: Document) {
    guard !isQuiet else { return }
    progress?.finish()
    region?.clear()
    finishPrinted()
    if hasPresented, case .heading? = document.blocks.first { TerminalOutput.write("\n", to: 1) }
    hasPresented = true
    TerminalOutput.write(Self.render(document, for: output), to: 1)
  }

  package func present(_ blocks: AnySequence<Block>) {
    guard !isQuiet else { return }
    // The head parts it from what stands above.
    let rest = blocks.makeIterator()
    guard let first = rest.next() else { return }
    present(Document([first]))
    let terminal = output
    Self.renderer(for: terminal).render(IteratorSequence(rest), after: first) {
      TerminalOutput.write($0, to: 1)
    }
  }

  package func present(passedOver diagnostics: [Diagnostic]) {
    clearProgress()
    let document = Document(passedOver: diagnostics)
    TerminalOutput.write(Self.render(document, for: errors), to: 2)
  }

  package func present(continuing document: Document) {
    guard !isQuiet, !document.blocks.isEmpty else { return }
    if hasPresented {
      progress?.finish()
      region?.clear()
      if case .heading? = document.blocks.first {} else { TerminalOutput.write("\n", to: 1) }
    }
    present(document)
  }

  package var showsDocuments: Bool { !isQuiet }

  package func present(aside document: Document) {
    guard isQuiet else { return present(continuing: document) }
    clearProgress()
    TerminalOutput.write(Self.render(document, for: errors), to: 2)
  }

  package func present(_ problem: Problem) {
    clearProgress()
    TerminalOutput.write(Self.render(Document(problem: problem), for: errors), to: 2)
  }

  package func show(printed text: String, asError: Bool) {
    progress?.finish()
    region?.clear()
    let shown = asError ? printed.errors.pass(text) : printed.output.pass(text)
    if let last = shown.last { isAtLineStart = last.isNewline }
    TerminalOutput.write(shown, to: asError || isQuiet ? 2 : 1)
  }

  /// Ends colours that the code left on, before somebody else writes.
  private func finishPrinted() {
    let (output, errors) = (printed.output.finish(), printed.errors.finish())
    if !output.isEmpty { TerminalOutput.write(output, to: isQuiet ? 2 : 1) }
    if !errors.isEmpty { TerminalOutput.write(errors, to: 2) }
  }

  package func show(live document: Document) {
    guard !isQuiet, errors.canMoveCursor else { return }
    let region = region ?? LiveRegion(descriptor: 2)
    self.region = region
    if !isAtLineStart { show(printed: "\n", asError: true) }
    region.update(
      Self.render(document, for: errors), height: TerminalSize.of(2)?.rows ?? 24)
  }

  package func show(phase: String, elapsed: Duration, live: ByteCount?) {
    let line = progress ?? ProgressLine(descriptor: 2)
    progress = line
    line.update(ProgressSnapshot(phase: phase, live: live))
  }

  package func clearProgress() {
    progress?.finish()
    progress = nil
    finishPrinted()
    region?.clear()
    region = nil
    isAtLineStart = true
  }

  package func edit(_ text: String, suffix: String) throws(Problem) -> String? {
    guard output.isTerminal else {
      throw .missing(
        "There is no terminal for an editor.",
        hint: "Give the code to the command itself: `check CODE`.")
    }
    do {
      let edited = try ExternalEditor.edit(text, suffix: suffix)
      return edited == text ? nil : edited
    } catch {
      throw .missing("\(error)", hint: error.hint)
    }
  }

  package func entries(ofFileAt path: String, isSwift: Bool) throws(Problem) -> [String] {
    let text: [UInt8]
    do {
      text = try TextReading.bytes(ofFileAt: path, limit: TextReading.handwritten)
    } catch {
      switch error {
      case .system(let error) where error.isFolder:
        throw .usage("the file \(path) cannot be read.", hint: "Is it a folder?")
      case .system(let error):
        throw .usage(
          "the file \(path) cannot be read: \(error.text)",
          hint: error.code == ENOENT ? nil : "Is it yours to read?")
      case .binary, .endless, .unwritten: throw .usage("the file \(path) \(error.reason)")
      }
    }
    var language = EntryLanguage(isSwift: isSwift)
    let reader = PlainReader(text: text, completeness: { language.completeness(of: $0) })
    var entries: [String] = []
    while true {
      switch reader.next() {
      case .entry(let entry):
        entries.append(entry.text)
        language = language.after(entry.text)
      case .cancelled: continue
      case .endOfInput, .failed, .refused: return entries
      }
    }
  }

  package var interruptDescriptor: Int32? { interrupts?.descriptor }

  package func takeInterrupt() -> Bool {
    guard let interrupts, interrupts.isInterrupted else { return false }
    interrupts.clear()
    return true
  }

  package func confirms(_ question: String) -> Bool? {
    clearProgress()
    guard let editor else { return Edge.answer(to: question, interrupts: interrupts) }
    TerminalOutput.write(Self.asking(question, at: output), to: 1)
    return editor.answer(echoes: true).isYes
  }

  package var answersQuestions: Bool { editor != nil }

  package func answer(echoing echoes: Bool) -> TypedAnswer {
    progress?.finish()
    region?.clear()
    isAtLineStart = true
    return editor?.answer(echoes: echoes) ?? .end
  }

  /// A question as it is put, broken between words; the answer is typed behind it.
  static func asking(_ question: String, at terminal: TerminalCapabilities) -> String {
    let lines = render(Document([.paragraph(Text("\(question) [y/N]"))]), for: terminal)
    return lines.reversed().drop { $0.isNewline }.reversed() + " "
  }

  /// A document as text for a terminal.
  static func render(_ document: Document, for terminal: TerminalCapabilities) -> String {
    renderer(for: terminal).render(document)
  }

  private static func renderer(for terminal: TerminalCapabilities) -> TerminalRenderer {
    TerminalRenderer(
      width: terminal.width, colour: terminal.theme.isColoured,
      unicode: terminal.isUnicode, legible: terminal.theme == .legible)
  }
}
