import Basics
import Reporting
import Testing

@Suite struct PlotTests {
  /// Memory that rises, falls by half, and rises to a peak that one column alone sees.
  private static let memory = Plot(
    title: "sorted(str(i) for i in range(n))", x: .seconds, y: .bytes,
    points: (0...100).map { step in
      let x = Double(step) / 100 * 1.3
      return Plot.Point(x, step == 70 ? 38e6 : step < 40 ? Double(step) * 0.5e6 : 10e6)
    }, mark: Plot.Mark(Plot.Point(0.91, 40.4e6), "peak 40.4 MB"))

  private static let growth = Plot(
    title: "", x: .count, y: .seconds,
    points: [Plot.Point(0, 0), Plot.Point(1_000_000, 0.0032)])

  @Test(arguments: [60, 80, 200]) func plotsAreDrawnAsRecorded(width: Int) throws {
    let document = Document([.plot(Self.memory), .plot(Self.growth)])
    let text = TerminalRenderer(width: width, colour: false).render(document)
    try Golden.expect(text, "plot-\(width).txt")
    let plain = TerminalRenderer(width: width, colour: false, unicode: false).render(document)
    try Golden.expect(plain, "plot-ascii-\(width).txt")
    let isPlain = plain.allSatisfy { $0.isASCII }
    #expect(isPlain)
    for line in (text + plain).split(separator: "\n") { #expect(line.displayWidth <= width) }
  }

  @Test func plotsAreWrittenAsText() throws {
    try Golden.expect(MarkdownRenderer().render(Document([.plot(Self.memory)])), "plot.md")
  }

  @Test func axesHaveRoundNumbers() {
    #expect(
      PlotAxis(reaching: 38e6, unit: .bytes, steps: 4).labels == [
        "0", "10 MB", "20 MB", "30 MB", "40 MB",
      ])
    #expect(
      PlotAxis(reaching: 0.3, unit: .seconds, steps: 3).labels == [
        "0", "100 ms", "200 ms", "300 ms",
      ])
    #expect(PlotAxis(reaching: 208, unit: .bytes, steps: 4).top == 300)
    #expect(PlotAxis(reaching: 0, unit: .count, steps: 4).top >= 1)
    #expect(PlotAxis(reaching: .nan, unit: .count, steps: 0).ticks.count == 2)
  }

  @Test func noColumnHidesAPeak() {
    let shapes = PlotShapes(Self.memory, xSteps: 4, ySteps: 4)
    for columns in [5, 40, 300] {
      let highest = shapes.heights(columns: columns).compactMap(\.self).max()
      #expect(highest == 38e6 / 60e6)
    }
  }

  @Test(arguments: [0, 1, 2]) func fewPointsDoNoHarm(count: Int) {
    let points = (0..<count).map { Plot.Point(Double($0), .infinity) } + [Plot.Point(0, 0)]
    let plot = Plot(title: "t", x: .seconds, y: .bytes, points: Array(points.prefix(count)))
    #expect(!TerminalRenderer(width: 20, colour: false).render(Document([.plot(plot)])).isEmpty)
  }

  @Test func columnsWithARankAreLeftOutWhereThereIsNoRoom() {
    let table = Table(
      [
        .init("name"), .init("kind", rank: 2), .init("own", .right), .init("deep", .right, rank: 1),
      ],
      rows: [["data", "a rather long word on it", "1.00 MB", "20.0 MB"]])
    func render(_ width: Int) -> String {
      TerminalRenderer(width: width, colour: false).render(Document([.table(table)]))
    }
    #expect(render(80).contains("rather long") && render(80).contains("deep"))
    #expect(!render(40).contains("rather long") && render(40).contains("20.0 MB"))
    #expect(!render(20).contains("20.0 MB") && render(20).contains("1.00 MB"))
  }
}
