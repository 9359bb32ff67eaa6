import Basics
import Measuring
import Reporting
import Testing

struct TerminalGoldenTests {
  private static let documents: [(String, Document)] = [
    ("size-list", Document(sizing: Samples.list)),
    ("size-name", Document(sizing: Samples.name)),
    ("size-nested", Document(sizing: Samples.nested)),
    ("size-wholly", Document(sizing: Samples.nested, wholly: true)),
    ("compare-two", Document(comparison: Samples.generator)),
    ("compare-three", Document(comparison: Samples.threeVariants)),
    ("compare-differing", Document(comparison: Samples.differing)),
    ("compare-unmeasured", Document(comparison: Samples.unmeasured)),
    ("layout", Document(layout: Samples.layout)),
    ("compare-languages", Document(comparisons: Samples.bothLanguages)),
    ("ledgers", Document.ledgersHelp),
    ("everything", everything),
  ]

  private static let everything = Document([
    .heading(1, "Slots & weight"),
    .paragraph(
      Text("A plain instance carries a ") + .code("__dict__")
        + Text(
          ", which costs more than the attributes themselves. Declaring ") + .code("__slots__")
        + Text(" leaves it out, and that is ") + .strong("worth it") + Text(" only for ")
        + .emphasis("many") + Text(" instances: 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字.")),
    .list([
      "one item", "another item that is long enough to be wrapped on a narrow terminal, twice",
    ]),
    .list(["first", "second"], ordered: true),
    .code("def f(n):\n\treturn [None] * n\n", language: "python"),
    .table(
      Table(
        [.init("structure"), .init("bytes", .right), .init("說明", .centre)],
        rows: [
          ["list", "56", "空のリスト"], [.code("a | b"), "1,000,000", "👍"],
          ["café", .bad("–"), .good("ok")],
        ])),
    .sparklines([
      Sparkline(label: "kept", values: [1, 2, 3, 4, 5, 6, 7, 8], range: "0 B to 8.00 MB"),
      Sparkline(label: "peak", values: [8, .nan, 4, 0], range: "0 B to 8.00 MB"),
    ]),
    .callout(.note, "A note."), .callout(.hint, "A hint."), .callout(.warning, "A warning."),
    .callout(.error, "An error that is long enough to be wrapped on a narrow terminal of sixty."),
    .diagnostic(
      Diagnostic(
        id: "lesson.unknown-role", message: "no role is called `navie`.",
        location: SourceLocation(file: "slots.md", line: 7, column: 11),
        sourceLine: "```python navie", hint: "write `naive`")),
    .rule,
  ])

  @Test(arguments: documents.indices, [60, 80, 120])
  func documentsAreDrawnAsRecorded(index: Int, width: Int) throws {
    let (name, document) = Self.documents[index]
    let text = TerminalRenderer(width: width, colour: false).render(document)
    try Golden.expect(text, "\(name)-\(width).txt")
    let isCode = name == "everything"
    for line in text.split(separator: "\n") where !isCode || !line.hasPrefix("    ") {
      #expect(line.displayWidth <= width, "\(line)")
    }
  }

  @Test(arguments: documents.indices)
  func documentsAreWrittenAsRecorded(index: Int) throws {
    let (name, document) = Self.documents[index]
    try Golden.expect(MarkdownRenderer().render(document), "\(name).md")
  }

  @Test func coloursAreAsRecorded() throws {
    let document = Document(comparison: Samples.differing) + Document(comparison: Samples.generator)
    try Golden.expect(
      TerminalRenderer(width: 80, colour: true).render(document), "compare-coloured.txt")
  }

  @Test func mapsFillWideTerminalsInColourAndPlain() throws {
    let document = Document(layout: Samples.layout)
    #expect(Samples.layout.blocks.allSatisfy { $0.isTiled })
    try Golden.expect(
      TerminalRenderer(width: 200, colour: true).render(document), "layout-coloured-200.txt")
    try Golden.expect(
      TerminalRenderer(width: 200, colour: false, unicode: false).render(document),
      "layout-ascii-200.txt")
  }

  @Test(arguments: [-5, 0, 1, 20, 25, 33, 40, 50])
  func narrowTerminalsFoldInsteadOfBreaking(width: Int) {
    for (_, document) in Self.documents.dropLast() {
      let text = TerminalRenderer(width: width, colour: false).render(document)
      for line in text.split(separator: "\n") {
        #expect(line.displayWidth <= max(width, 20), "\(line)")
      }
    }
  }
}
