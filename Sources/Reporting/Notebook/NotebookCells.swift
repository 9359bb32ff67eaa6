internal import Basics

/// The cells of a notebook, as they come: words and pictures are gathered to cells of Markdown.
struct NotebookCells {
  private var cells: [JSONValue] = []
  private var words: [Block] = []
  private var pictures = 0

  mutating func add(_ block: Block) {
    guard case .cell(let cell) = block, cell.isPython, cell.role != .shownOnly else {
      words.append(block)
      return
    }
    closeWords()
    var results: [JSONValue] = []
    for output in cell.output { results += self.output(output) }
    addCode(cell.code, output: results)
  }

  /// The cell with what the measuring cells call, and what it is.
  mutating func addTools() {
    words.append(
      .callout(
        .note,
        "The measuring cells below take their figures with the standard library, by tracemalloc, time.perf_counter and sys.getsizeof, as the next cell defines it: near to heft's, not the same. What heft measured in the session is their output, until they run."
      ))
    closeWords()
    addCode(
      String(decoding: PackageResources.measuring_py, as: UTF8.self), output: [],
      metadata: ["jupyter": ["source_hidden": true]])
  }

  mutating func finished() -> [JSONValue] {
    closeWords()
    return cells
  }

  private mutating func closeWords() {
    guard !words.isEmpty else { return }
    let text = MarkdownRenderer(hasAlerts: false).render(Document(words))
    words = []
    cells.append([
      "cell_type": "markdown", "id": id, "metadata": [:], "source": lines(text),
    ])
  }

  private mutating func addCode(
    _ code: String, output: [JSONValue], metadata: JSONValue = [:]
  ) {
    cells.append([
      "cell_type": "code", "id": id, "metadata": metadata, "execution_count": nil,
      "source": lines(code), "outputs": .array(output),
    ])
  }

  /// The same document has the same ids each time.
  private var id: JSONValue { .string("heft-\(cells.count + 1)") }

  private mutating func output(_ output: Cell.Output) -> [JSONValue] {
    switch output {
    case .printed(let text, let isError, let dropped):
      let cut = dropped > 0 ? "\n(\(dropped.grouped) more bytes were not kept.)\n" : ""
      return [
        [
          "output_type": "stream", "name": isError ? "stderr" : "stdout",
          "text": lines(text + cut),
        ]
      ]
    case .failed(let message):
      return [["output_type": "stream", "name": "stderr", "text": lines(message + "\n")]]
    case .shown(let blocks): return shown(blocks)
    }
  }

  /// Plots as pictures, the rest as Markdown; both with their plain text.
  private mutating func shown(_ blocks: [Block]) -> [JSONValue] {
    var results: [JSONValue] = []
    var run: [Block] = []
    func close() {
      guard !run.isEmpty else { return }
      results.append(
        display(
          "text/markdown", MarkdownRenderer(hasAlerts: false).render(Document(run)), plain(run)))
      run = []
    }
    for block in blocks {
      guard case .plot(let plot) = block else {
        run.append(block)
        continue
      }
      close()
      pictures += 1
      let svg = SVGPlot(plot, isAlone: true).svg(number: pictures)
      results.append(display("image/svg+xml", svg, plain([block])))
    }
    close()
    return results
  }

  private func display(_ type: String, _ text: String, _ plain: String) -> JSONValue {
    [
      "output_type": "display_data", "metadata": [:],
      "data": [type: lines(text), "text/plain": lines(plain)],
    ]
  }

  private func plain(_ blocks: [Block]) -> String {
    TerminalRenderer(width: 80, colour: false).render(Document(blocks))
  }

  /// Text as Jupyter keeps it: a string for each line, with its newline.
  private func lines(_ text: String) -> JSONValue {
    var lines: [JSONValue] = []
    var start = text.utf8.startIndex
    let bytes = text.utf8
    while start < bytes.endIndex {
      let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      let end = newline.map { bytes.index(after: $0) } ?? bytes.endIndex
      lines.append(.string(String(decoding: bytes[start..<end], as: UTF8.self)))
      start = end
    }
    return .array(lines)
  }
}
