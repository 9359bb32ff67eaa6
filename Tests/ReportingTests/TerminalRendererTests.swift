import Basics
import Reporting
import Testing

struct TerminalRendererTests {
  private func draw(_ blocks: [Block], width: Int = 40, colour: Bool = false) -> String {
    TerminalRenderer(width: width, colour: colour).render(Document(blocks))
  }

  @Test func proseIsWrappedAtBlanks() {
    #expect(
      draw([.paragraph("one two three four five six seven eight nine")], width: 20)
        == "one two three four\nfive six seven eight\nnine\n")
  }

  @Test func aNoteKeepsItsLines() {
    #expect(
      draw([.callout(.note, "one two three\n\n  - four")], width: 20)
        == "  note: one two\n        three\n\n          - four\n")
  }

  @Test func aWordThatIsTooWideIsCut() {
    #expect(
      draw([.paragraph(Text("x " + String(repeating: "a", count: 45)))], width: 20)
        == "x\n\(String(repeating: "a", count: 20))\n\(String(repeating: "a", count: 20))\naaaaa\n")
  }

  @Test func wideTextIsWrappedByItsColumns() {
    let text = draw([.paragraph("漢字漢字漢字漢字漢字漢字漢字")], width: 20)
    #expect(text == "漢字漢字漢字漢字漢字\n漢字漢字\n")
  }

  @Test func aNoBreakSpaceBreaksOnlyWhereItMust() {
    let text = Text("slower (95\u{a0}%\u{a0}CI\u{a0}4.5\u{a0}to\u{a0}4.9)")
    #expect(draw([.paragraph(text)], width: 24) == "slower\n(95 % CI 4.5 to 4.9)\n")
    let longer = Text("(95\u{a0}%\u{a0}CI\u{a0}74,400\u{a0}to\u{a0}79,000)")
    #expect(draw([.paragraph(longer)], width: 20) == "(95 % CI 74,400 to\n79,000)\n")
  }

  @Test func whatAProgramPrintedReachesNoTerminal() {
    let hostile = "\u{1b}]0;owned\u{7}\u{1b}[31m\rred\u{9b}1m\u{0}"
    for block in [
      Block.paragraph(Text(hostile)), .code(hostile), .list([Text(hostile)]),
      .heading(1, Text(hostile)), .table(Table([.init("x")], rows: [[Text(hostile)]])),
      .callout(.error, Text(hostile)),
      .diagnostic(
        Diagnostic(
          id: "x", message: hostile, location: SourceLocation(file: "f", line: 1),
          sourceLine: hostile)),
      .bars(BarChart(title: "t", bars: [.init(label: hostile, value: hostile, share: 0.5)])),
      .sparklines([Sparkline(label: hostile, values: [1], range: hostile)]),
    ] {
      let text = draw([block], width: 200)
      #expect(
        !text.unicodeScalars.contains {
          $0 != "\n" && $0.properties.generalCategory == .control
        }, "\(block)")
      #expect(text.contains("\\x1b"))
    }
  }

  @Test func textThatTurnsItsDirectionIsShownAsItIs() {
    #expect(draw([.paragraph("a\u{202e}b\u{2066}c")]) == "a\\u202eb\\u2066c\n")
    #expect(draw([.paragraph("שלום 👩‍👩‍👧")]) == "שלום 👩‍👩‍👧\n")
  }

  @Test func coloursAreSetAndTakenBack() {
    let text = draw([.paragraph(Text("a ") + .bad("b") + Text(" c") + .code("d"))], colour: true)
    #expect(text == "a \u{1b}[1;31mb\u{1b}[0m c\u{1b}[36md\u{1b}[0m\n")
    #expect(!draw([.paragraph(.bad("b"))]).contains("\u{1b}"))
  }

  @Test func quantitiesStandWithTheirPointsUnderEachOther() {
    let table = Table(
      [.init(""), .init("", .quantity)],
      rows: [["a", "8.45 MB"], ["b", "40.4 MB"], ["c", "208 B"], ["d", .muted("–")]])
    #expect(
      draw([.table(table)]) == "  a     8.45 MB\n  b    40.4  MB\n  c   208    B\n  d     –\n")
  }

  @Test func aTableThatIsTooWideBecomesRecords() {
    let table = Table(
      [.init(""), .init("naive", .right), .init("optimized", .right)],
      rows: [["allocations", "1,011,008", "1,011,008"]])
    #expect(
      draw([.table(table)], width: 30)
        == "  allocations\n    naive      1,011,008\n    optimized  1,011,008\n")
  }

  @Test func rowsAreCutAndFilledToTheColumns() {
    let table = Table([.init("a"), .init("b")], rows: [["1"], ["1", "2", "3"], []])
    #expect(table.rows.allSatisfy { $0.count == 2 })
    #expect(draw([.table(Table([], rows: [["x"]]))]).isEmpty)
  }

  @Test func aStatusLineIsCutToTheWidth() {
    let renderer = TerminalRenderer(width: 20, colour: false)
    #expect(renderer.line("short") == "short")
    #expect(renderer.line("twenty-one characters") == "twenty-one characte…")
    #expect(renderer.line("漢字漢字漢字漢字漢字漢字").displayWidth <= 20)
  }

  @Test(arguments: [
    (1.0, 4, "████"), (0.5, 4, "██"), (0.53, 4, "██▏"), (0, 4, ""), (0.0001, 4, "▏"),
    (2, 4, "████"), (0.9999, 1, "█"), (0.5, 0, ""),
  ])
  func barsAreDrawnInEighths(share: Double, cells: Int, text: String) {
    #expect(BarChart.draw(share: share, cells: cells) == text)
  }

  @Test func sharesThatAreNoSharesAreMoved() {
    #expect(BarChart.Bar(label: "", value: "", share: .nan).share == 0)
    #expect(BarChart.Bar(label: "", value: "", share: -1).share == 0)
    #expect(BarChart.Bar(label: "", value: "", share: 7).percent == "100 %")
    #expect(BarChart.Bar(label: "", value: "", share: 0.001).percent == "< 1 %")
    #expect(BarChart.Bar(label: "", value: "", share: 0).percent == "0 %")
  }

  @Test func linesOfFiguresStartAtZero() {
    func draw(_ values: [Double], _ columns: Int = 80) -> String {
      Sparkline(label: "", values: values, range: "").draw(columns: columns)
    }
    #expect(draw([0, 4, 8]) == "▁▅█")
    #expect(draw([100, 101]) == "██")
    #expect(draw([0, 0]) == "▁▁")
    #expect(draw([1, .nan, 1]) == "█ █")
    #expect(draw([1, 2, 3, 8], 2) == "▃█")
    #expect(draw([-1, 1]) == "▁█")
    #expect(draw([]) == "")
    #expect(draw([.infinity, .nan]) == "  ")
  }

  @Test func onlyASCIIKeepsTheColumns() {
    let table = Block.table(
      Table(
        [Table.Column("name"), Table.Column("µs", .right)],
        rows: [["日本", "×2"], ["é…", "–"]]))
    let unicode = TerminalRenderer(width: 40, colour: false).render(Document([table]))
    let ascii = TerminalRenderer(width: 40, colour: false, unicode: false).render(Document([table]))
    #expect(!ascii.contains { !$0.isASCII })
    #expect(ascii == "  name   us\n  ????   x2\n  ?~      -\n")
    let columns = { (text: String) -> [Int] in
      text.split { $0 == "\n" }.map { DisplayWidth.of($0) }
    }
    #expect(columns(unicode) == columns(ascii))
  }

  @Test func coloursAreTheTerminalsOwnOrLegibleOnes() {
    let document = Document([.paragraph(.bad("no") + " " + .muted("so"))])
    let basic = TerminalRenderer(width: 40, colour: true).render(document)
    let legible = TerminalRenderer(width: 40, colour: true, legible: true).render(document)
    let none = TerminalRenderer(width: 40, colour: false, legible: true).render(document)
    #expect(basic == "\u{1b}[1;31mno\u{1b}[0m \u{1b}[2mso\u{1b}[0m\n")
    #expect(legible == "\u{1b}[1;38;5;161mno\u{1b}[0m \u{1b}[38;5;243mso\u{1b}[0m\n")
    #expect(none == "no so\n")
  }
}
