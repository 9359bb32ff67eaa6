internal import Basics

/// Writes a document as Markdown that GitHub renders.
///
/// All text is escaped, so that it comes out as it is, whatever it holds.
package struct MarkdownRenderer: Sendable {
  /// The level that a heading of level 1 gets, for documents that go under another's heading.
  package var topLevel: Int
  /// Whether callouts are GitHub's alerts; elsewhere those would be words in brackets.
  package var hasAlerts: Bool

  /// A cell wider than this is not waited for by the others of its column.
  private static let widestPadded = 48

  /// Prepares writing.
  package init(topLevel: Int = 1, hasAlerts: Bool = true) {
    self.topLevel = max(topLevel, 1)
    self.hasAlerts = hasAlerts
  }

  /// The document as Markdown, ended by a newline.
  package func render(_ document: Document) -> String {
    var parts: [String] = []
    var charts: [BarChart] = []
    func closeCharts() {
      if !charts.isEmpty { parts.append(write(charts)) }
      charts = []
    }
    for block in document.flat {
      if case .bars(let chart) = block {
        if !chart.bars.isEmpty { charts.append(chart) }
        continue
      }
      closeCharts()
      parts.append(write(block))
    }
    closeCharts()
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func write(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text, let aside):
      let mark = String(repeating: "#", count: min(6, max(level, 1) + topLevel - 1))
      let tail = aside.isEmpty ? Text([]) : Text(" · ") + aside
      return "\(mark) \(MarkdownText.inline(text + tail))"
    case .paragraph(let text): return MarkdownText.lineStart(MarkdownText.inline(text))
    case .list(let items, let ordered):
      return items.enumerated().map { index, item in
        let text = MarkdownText.lineStart(MarkdownText.inline(item))
        return "\(ordered ? "\(index + 1)." : "-") \(text)"
      }.joined(separator: "\n")
    case .code(let code, let language): return fenced(code, language: language ?? "")
    case .table(let table): return write(table)
    case .bars(let chart): return write([chart])
    case .sparklines(let series):
      let label = series.map(\.label.displayWidth).max() ?? 0
      return fenced(
        series.map { line in
          let blanks = String(repeating: " ", count: label - line.label.displayWidth)
          return "\(line.label)\(blanks)  \(line.draw(columns: 60))  \(line.range)"
        }.joined(separator: "\n"), language: "text")
    case .plot(let plot):
      let lines = TerminalPlot(plot, width: 76, unicode: true).lines
      return fenced(
        lines.map { ANSI.render($0, palette: .none, ascii: false) }.joined(separator: "\n"),
        language: "text")
    case .bytes(let map):
      let lines = TerminalByteMap(map, width: 76).lines
      return fenced(
        lines.map { ANSI.render($0, palette: .none, ascii: false) }.joined(separator: "\n"),
        language: "text")
    case .quote(let text):
      return MarkdownText.quoted(MarkdownText.lines(text))
    case .callout(let kind, let text): return write(kind, text)
    case .diagnostic(let diagnostic): return fenced(diagnostic.description, language: "text")
    case .cell(let cell): return cell.blocks.map(write).joined(separator: "\n\n")
    case .rule: return "---"
    }
  }

  /// The cells of a column stand under each other in the source too, as far as they are short.
  private func write(_ table: Table) -> String {
    guard !table.columns.isEmpty else { return "" }
    let head = table.columns.map { MarkdownText.inline($0.title, isCell: true) }
    let rows = table.rows.map { $0.map { MarkdownText.inline($0, isCell: true) } }
    let widths = table.columns.indices.map { index in
      let cells = ([head] + rows).map(\.[index].displayWidth)
      return max(4, cells.filter { $0 <= Self.widestPadded }.max() ?? 0)
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { index -> String in
        let blanks = String(
          repeating: " ", count: max(0, widths[index] - cells[index].displayWidth))
        let isFigure = [.right, .quantity].contains(table.columns[index].alignment)
        return isFigure ? blanks + cells[index] : cells[index] + blanks
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let marks = table.columns.indices.map { index in
      let dashes = String(repeating: "-", count: widths[index] - 2)
      return switch table.columns[index].alignment {
      case .left: ":\(dashes)-"
      case .right, .quantity: "-\(dashes):"
      case .centre: ":\(dashes):"
      }
    }
    return ([line(head), "| " + marks.joined(separator: " | ") + " |"] + rows.map(line))
      .joined(separator: "\n")
  }

  /// Bars are cells of full and partial blocks, which need no image; charts that follow each other
  /// are one table.
  private func write(_ charts: [BarChart]) -> String {
    func cells(_ bar: BarChart.Bar) -> [Text] {
      [
        Text(bar.label), Text(bar.value), Text(bar.percent),
        Text(BarChart.draw(share: bar.share, cells: 26)),
      ]
    }
    let columns = [Table.Column("", .right), Table.Column("", .right), Table.Column("")]
    if charts.count == 1, let chart = charts.first {
      return write(Table([.init(Text(chart.title))] + columns, rows: chart.bars.map(cells)))
    }
    let rows = charts.flatMap { chart in
      chart.bars.enumerated().map { index, bar in
        [index == 0 ? Text(chart.title) : ""] + cells(bar)
      }
    }
    return write(Table([.init(""), .init("")] + columns, rows: rows))
  }

  private func write(_ kind: Block.Callout, _ text: Text) -> String {
    let alert =
      switch kind {
      case .note: "NOTE"
      case .hint: "TIP"
      case .warning: "WARNING"
      case .error: "CAUTION"
      }
    let lines = MarkdownText.lines(text)
    if hasAlerts { return MarkdownText.quoted(["[!\(alert)]"] + lines) }
    let name = kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
    return MarkdownText.quoted(["**\(name):** \(lines.first ?? "")"] + lines.dropFirst())
  }

  private func fenced(_ code: String, language: String) -> String {
    let fence = String(
      repeating: "`", count: max(3, MarkdownText.longestRun(of: "`", in: code) + 1))
    let info = language.filter { $0.isLetter || $0.isNumber || "+-_. ".contains($0) }
    let body = VisibleText.of(code.hasSuffix("\n") ? String(code.dropLast()) : code)
    return "\(fence)\(info)\n\(body)\n\(fence)"
  }
}
