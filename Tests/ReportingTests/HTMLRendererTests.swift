import Foundation
import Basics
import Reporting
import Testing

struct HTMLRendererTests {
  private static let hostile =
    "<b>&\"'</b>\u{0}\u{1b}[31m\u{202e}</script><!--"
  private static let tame =
    "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;\\x00\\x1b[31m\\u202e&lt;/script&gt;&lt;!--"

  @Test func wordsStayWordsWhereverTheyStand() {
    let text = Text(Self.hostile)
    let bar = BarChart.Bar(label: Self.hostile, value: Self.hostile, share: 0.5)
    let point = Plot.Point(0, 0)
    let blocks: [Block] = [
      .heading(2, text, aside: text), .paragraph(text), .list([text]),
      .code(Self.hostile, language: "text"), .table(Table([.init(text)], rows: [[text]])),
      .bars(BarChart(title: Self.hostile, bars: [bar])),
      .sparklines([Sparkline(label: Self.hostile, values: [1], range: Self.hostile)]),
      .plot(
        Plot(title: Self.hostile, x: .count, y: .bytes, series: [.init(Self.hostile, [point])])),
      .plot(
        Plot(
          title: "", x: .count, y: .bytes, points: [point], mark: .init(point, Self.hostile))),
      .quote(text), .callout(.note, text),
      .cell(Cell(Self.hostile, language: "text", output: [.printed(Self.hostile)])),
    ]
    for block in blocks {
      let html = HTMLRenderer().fragment([block])
      #expect(html.contains(Self.tame), "\(html)")
      #expect(!html.contains("<b>") && !html.contains("</script") && !html.contains("<!--"))
      #expect(!html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
    for style in Text.Style.allCases {
      #expect(HTMLRenderer().fragment([.paragraph(Text(Self.hostile, style))]).contains(Self.tame))
    }
    let page = HTMLRenderer().page(Document([]), title: Self.hostile, generator: Self.hostile)
    #expect(page.components(separatedBy: Self.tame).count == 3)
  }

  @Test func thePageNeedsNothingElse() {
    let page = HTMLRenderer().page(Document([.rule]), title: "t", generator: "heft")
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
    #expect(page.contains("default-src 'none'"))
    for piece in ["<script", "http:", "https:", "@import", "url("] {
      #expect(!page.contains(piece), "\(piece)")
    }
  }

  @Test func picturesAreAsRecorded() throws {
    let memory = Plot(
      title: "naive over time", x: .seconds, y: .bytes,
      points: (0...10).map { .init(Double($0) / 10, Double($0 * $0) * 1e5) },
      mark: .init(.init(1, 1e7), "peak 10.0 MB"))
    let growth = Plot(
      title: "kept against n", x: .count, y: .bytes,
      series: [
        .init("naive", [.init(1000, 4e4), .init(100_000, 4e6)]),
        .init("optimized", [.init(1000, 208), .init(100_000, 208)]),
      ])
    let document = Document([.plot(memory), .plot(growth)])
    try Golden.expect(HTMLRenderer().fragment(document.blocks) + "\n", "pictures.html")
    try Golden.expect(
      TerminalRenderer(width: 80, colour: false).render(document), "pictures-80.txt")
    try Golden.expect(
      TerminalRenderer(width: 60, colour: false, unicode: false).render(document),
      "pictures-ascii-60.txt")
  }
}
