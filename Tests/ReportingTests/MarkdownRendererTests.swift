import Basics
import Reporting
import Testing

struct MarkdownRendererTests {
  /// Texts that mean something to Markdown, to tables, or to GitHub.
  private static let hostile = [
    "a|b", "|", "\\|", "a\\", "\\", "`x`", "``", "*a*", "**a**", "_a_", "a_b_c", "<b>", "&amp;",
    "[x](y)", "![x](y)", "~~x~~", "# x", "- x", "+ x", "1. x", "12) x", "> x", "---", "===",
    "| a | b |", "<!-- x -->", "x\ny", "$x$", "* x", "list[int]", "4.73 times", "!", "::: x",
    "~~~", "```", "    code", "a  b", "<script>alert(1)</script>", "\\*", "a\\|b|c", "x*y*z",
    "https://example.org/a_b", "www.example.org", "[ ] x", "[^1]", ":---",
  ]

  private func normal(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test(arguments: [Text.Style.plain, .code, .strong, .emphasis, .good, .bad, .muted])
  func tablesGiveTheirCellsBack(style: Text.Style) {
    let rows = Self.hostile.map { [Text($0, style), Text("x")] }
    let markdown = MarkdownRenderer().render(
      Document([.table(Table([.init("a|b"), .init("n", .right)], rows: rows))]))
    let cells = CMark.nodes(["table_cell"], in: markdown).map { normal($0.text) }
    #expect(cells == ["a|b", "n"] + Self.hostile.flatMap { [normal($0), "x"] })
  }

  @Test(arguments: [Text.Style.plain, .code, .strong, .emphasis])
  func paragraphsGiveTheirTextBack(style: Text.Style) {
    for text in Self.hostile {
      let markdown = MarkdownRenderer().render(Document([.paragraph(Text(text, style))]))
      let nodes = CMark.nodes(
        ["paragraph", "heading", "item", "code_block", "html_block"], in: markdown)
      #expect(nodes.map(\.type) == ["paragraph"], "\(markdown)")
      #expect(nodes.map { normal($0.text) } == [normal(text)], "\(markdown)")
    }
  }

  @Test func marksHoldBetweenLetters() {
    let text = Text("a") + .strong("(b)") + Text("c") + .emphasis(" d ") + .strong("e") + Text("f")
    let markdown = MarkdownRenderer().render(Document([.paragraph(text)]))
    #expect(markdown == "a<strong>(b)</strong>c *d* **e**f\n")
    #expect(CMark.nodes(["paragraph"], in: markdown).map(\.text) == ["a(b)c d ef"])
  }

  @Test func listsAndHeadingsGiveTheirTextBack() {
    for text in Self.hostile {
      let markdown = MarkdownRenderer().render(
        Document([
          .heading(2, Text(text)), .list([Text(text), "x"]), .list([Text(text)], ordered: true),
        ]))
      let nodes = CMark.nodes(["heading", "item"], in: markdown)
      #expect(nodes.map(\.type) == ["heading", "item", "item", "item"], "\(markdown)")
      #expect(
        nodes.map { normal($0.text) } == [text, text, "x", text].map(normal), "\(markdown)")
    }
  }

  /// A note of several lines and paragraphs, each of which could be taken for more.
  @Test(arguments: [true, false]) func aNoteKeepsItsLines(hasAlerts: Bool) {
    let note = "first\n\n" + Self.hostile.filter { !$0.contains("\n") }.joined(separator: "\n")
    let markdown = MarkdownRenderer(hasAlerts: hasAlerts).render(
      Document([.callout(.note, Text(note))]))
    let kinds: Set<String> = [
      "block_quote", "paragraph", "heading", "item", "code_block", "html_block", "table_cell",
      "thematic_break",
    ]
    let nodes = CMark.nodes(kinds, in: markdown)
    #expect(nodes.map(\.type) == ["block_quote", "paragraph", "paragraph"], "\(markdown)")
    let head = hasAlerts ? "[!NOTE]" : "Note:"
    #expect(nodes.map { normal($0.text) }[1] == "\(head) first")
    #expect(normal(nodes.last?.text ?? "") == normal(String(note.dropFirst(7))))
    let breaks = CMark.nodes(["linebreak", "softbreak"], in: markdown)
    #expect(breaks.count { $0.type == "linebreak" } == Self.hostile.count - 2)
    #expect(breaks.count { $0.type == "softbreak" } == (hasAlerts ? 1 : 0))
  }

  @Test func codeIsFencedByMoreThanItHolds() {
    for code in ["x", "```\nx\n```", "````", "", "a\n\nb", "    x", "~~~"] {
      let markdown = MarkdownRenderer().render(Document([.code(code, language: "py`thon\nx")]))
      let nodes = CMark.nodes(["code_block", "paragraph"], in: markdown)
      #expect(nodes == [CMark.Node(type: "code_block", text: code + "\n")], "\(markdown)")
    }
  }

  @Test func headingsMoveUnderAnothersHeading() {
    let document = Document([.heading(1, "a"), .heading(6, "b")])
    #expect(MarkdownRenderer(topLevel: 3).render(document) == "### a\n\n###### b\n")
  }

  @Test func barsAreATable() {
    let chart = BarChart(
      title: "by type",
      bars: [
        .init(label: "int", value: "32.0 MB", share: 0.79),
        .init(label: "list", value: "8 B", share: 0.21),
      ])
    let cells = CMark.nodes(["table_cell"], in: MarkdownRenderer().render(Document([.bars(chart)])))
    #expect(
      cells.map(\.text).prefix(8) == [
        "by type", "", "", "", "int", "32.0 MB", "79 %", "████████████████████▌",
      ])
  }
}
