import Basics
import Measuring
import Reporting
import Testing

struct NotebookRendererTests {
  private static let plot = Plot(
    title: "kept", x: .seconds, y: .bytes, points: [.init(0, 0), .init(1, 5e6)])

  private func cells(_ document: Document) throws -> [JSONValue] {
    let notebook = NotebookRenderer().render(document, pythonVersion: "3.12.1", record: ["a": 1])
    #expect(notebook["nbformat"] == 4 && notebook["nbformat_minor"] == 5)
    #expect(notebook["metadata"]?["language_info"]?["version"] == "3.12.1")
    #expect(notebook["metadata"]?["heft"] == ["a": 1])
    let cells = try #require(notebook["cells"]?.array)
    let ids = cells.compactMap { $0["id"]?.string }
    #expect(Set(ids).count == cells.count)
    return cells
  }

  private func source(_ cell: JSONValue) -> String {
    (cell["source"]?.array ?? []).compactMap(\.string).joined()
  }

  @Test func codeThatRanIsACellAndOtherCodeIsShown() throws {
    let found = try cells(
      Document([
        .heading(1, "notes"), .paragraph("words"),
        .cell(Cell("print(1)\n2", language: "python", output: [.printed("1\n")])),
        .cell(
          Cell("1/0", language: "python", role: .shownOnly, output: [.failed("It failed.")])),
        .cell(Cell("print(1)", language: "swift", output: [.printed("1\n", isError: true)])),
      ]))
    #expect(found.compactMap { $0["cell_type"]?.string } == ["markdown", "code", "markdown"])
    #expect(source(found[0]) == "# notes\n\nwords\n")
    #expect(source(found[1]) == "print(1)\n2")
    #expect(
      found[1]["outputs"] == [["output_type": "stream", "name": "stdout", "text": ["1\n"]]])
    #expect(source(found[2]).contains("**It failed.**"))
    #expect(source(found[2]).contains("```swift"))
  }

  @Test func resultsAreOutputsOfCellsThatMeasureAgain() throws {
    let experiment = Experiment(
      variants: [Samples.naive.variant, Samples.optimized.variant],
      use: Snippet("sum(it)", origin: SourceLocation(file: "use", line: 1)), n: 1_000_000)
    let setup = [Snippet("a = \"\\\"\nb = 1", origin: SourceLocation(file: "setup", line: 1))]
    let found = try cells(
      Document([
        .heading(1, "notes"), .paragraph("words"),
        .cell(
          Cell(
            measuring: experiment, setup: setup, comparison: Samples.generator,
            shown: Document(comparison: Samples.generator).blocks + [.plot(Self.plot)])),
      ]))
    #expect(found.count == 3)
    #expect(source(found[0]).contains("tracemalloc"))
    #expect(source(found[1]).contains("def _heft_tools():"))
    #expect(
      source(found[2]) == """
        heft_compare(
            {
                "naive": "[x*x for x in range(n)]",
                "optimized": "(x*x for x in range(n))",
            },
            use="sum(it)",
            setup=[
                "a = \\"\\\\\\"\\nb = 1",
            ],
            n=1_000_000,
            session={
                "naive": {"kept": 40_440_344, "peak": 40_440_544, "build": 0.046, "use": 0.011},
                "optimized": {"kept": 208, "peak": 392, "build": 6e-07, "use": 0.052},
            },
            engine="CPython 3.11.7",
        )
        """)
    let outputs = try #require(found[2]["outputs"]?.array)
    #expect(outputs.compactMap { $0["data"]?["text/markdown"] != nil } == [true, false])
    let svg = outputs.last?["data"]?["image/svg+xml"]?.array?.first?.string ?? ""
    #expect(svg.contains("xmlns=\"http://www.w3.org/2000/svg\"") && svg.contains("<desc"))
  }
}
