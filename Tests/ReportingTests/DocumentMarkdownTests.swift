import Basics
import Measuring
import Reporting
import Testing

/// What GitHub's parser reads in the Markdown is what the document holds.
struct DocumentMarkdownTests {
  private static let bars = BarChart(
    title: "kept",
    bars: [
      .init(label: "naive | list", value: "40.4 MB", share: 1),
      .init(label: "optimized", value: "208 B", share: 0.00001),
    ], comparesSeries: true)

  private static let documents = [
    Document(comparison: Samples.threeVariants) + Document([.bars(bars), .bars(bars)]),
    Document(comparison: Samples.differing), Document(sizing: Samples.list),
    Document(sizing: Samples.nested, wholly: true), Document(layout: Samples.layout),
    Document.ledgersHelp,
    Document([
      .heading(1, "a # b"),
      .cell(
        Cell(
          "x = '|'", language: "python",
          output: [
            .printed("| a |\n# b\n```"),
            .shown([.heading(3, "within", aside: "`c`"), .bars(bars)]),
          ])),
    ]),
  ]

  @Test(arguments: documents)
  func headingsRowsAndCellsAreThoseOfTheDocument(_ document: Document) {
    let markdown = MarkdownRenderer().render(document)
    let nodes = CMark.nodes(["heading", "table_row", "table_header"], in: markdown)
    let cells = CMark.nodes(["table_cell"], in: markdown).map { normal($0.text) }
    let flat = document.flat
    #expect(
      nodes.filter { $0.type == "heading" }.map { normal($0.text) } == flat.compactMap(heading))
    #expect(cells == tables(flat).flatMap { $0 })
    let rows = nodes.filter { $0.type != "heading" }.map { normal($0.text).filter { $0 != " " } }
    #expect(rows == tables(flat).map { $0.joined().filter { $0 != " " } })
  }

  private func heading(_ block: Block) -> String? {
    guard case .heading(_, let text, let aside) = block else { return nil }
    return normal(text.plain + (aside.isEmpty ? "" : " · " + aside.plain))
  }

  /// The rows of all tables, heads first; charts that follow each other are one.
  private func tables(_ blocks: [Block]) -> [[String]] {
    var rows: [[String]] = []
    var charts: [BarChart] = []
    func close() {
      if charts.count == 1 { rows.append([normal(charts[0].title), "", "", ""]) }
      if charts.count > 1 { rows.append(["", "", "", "", ""]) }
      for chart in charts {
        for (index, bar) in chart.bars.enumerated() {
          let name = charts.count > 1 ? [index == 0 ? chart.title : ""] : []
          let drawn = BarChart.draw(share: bar.share, cells: 26)
          rows.append((name + [bar.label, bar.value, bar.percent, drawn]).map(normal))
        }
      }
      charts = []
    }
    for block in blocks {
      if case .bars(let chart) = block {
        charts.append(chart)
        continue
      }
      close()
      guard case .table(let table) = block else { continue }
      rows.append(table.columns.map { normal($0.title.plain) })
      rows += table.rows.map { $0.map { normal($0.plain) } }
    }
    close()
    return rows
  }

  private func normal(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
