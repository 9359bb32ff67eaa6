internal import Basics

extension TerminalRenderer {
  /// The cells that a bar of the whole takes on a terminal of 80 columns or more.
  private static let cells = 26

  func bars(_ chart: BarChart) -> [StyledLine] {
    guard !chart.bars.isEmpty else { return [] }
    let values = chart.bars.map { Text($0.value).line }
    let value = values.map(\.width).max() ?? 0
    let title = max(chart.title.displayWidth, 10)
    // The title moves to a line of its own where it would take the room of the bars.
    let beside = width >= 70
    let indent = beside ? 2 + title + 2 : width >= 40 ? 4 : 2
    // Label, bar and their share of the line: what value, percentage and blanks leave.
    let room = max(2, width - indent - value - 7)
    let longest = chart.bars.map { Text($0.label).line.width }.max() ?? 0
    let label = max(1, min(longest, max(8, room / 2), room - 1))
    let cells = min(Self.cells, room - label)
    let drawn = chart.bars.map { StyledLine(BarChart.draw(share: $0.share, cells: cells)) }
    let bar = drawn.map(\.width).max() ?? 0
    var lines = beside ? [] : [StyledLine.blank(2) + StyledLine(chart.title)]
    for (index, item) in chart.bars.enumerated() {
      let head =
        beside && index == 0
        ? StyledLine.blank(2) + StyledLine(chart.title).padded(to: title + 2, .left)
        : StyledLine.blank(indent)
      lines.append(
        head + cut(item.label, to: label)
          + .blank(1) + values[index].padded(to: value, .right) + .blank(1)
          + drawn[index].padded(to: bar, .left) + .blank(1)
          + StyledLine(item.percent).padded(to: 4, .right))
    }
    return lines
  }

  func sparklines(_ series: [Sparkline]) -> [StyledLine] {
    let longest = series.map { Text($0.label).line.width }.max() ?? 0
    let label = min(longest, width / 3)
    let range = series.map { Text($0.range).line.width }.max() ?? 0
    let columns = min(60, max(8, width - label - range - 6))
    return series.map { line in
      .blank(2) + cut(line.label, to: label)
        + .blank(2) + StyledLine(line.draw(columns: columns)) + .blank(2)
        + Text.muted(line.range).line
    }
  }

  private func cut(_ label: String, to columns: Int) -> StyledLine {
    let line = Text(label).line
    guard line.width > columns else { return line.padded(to: columns, .left) }
    let text = String(line.cells.map(\.character)).truncated(columns: columns)
    return StyledLine(text).padded(to: columns, .left)
  }
}
