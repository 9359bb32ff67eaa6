internal import Basics

/// Bars as a table whose last column is drawn: the figures are text, the picture beside them says
/// the same.
struct HTMLBars {
  private let chart: BarChart

  init(_ chart: BarChart) {
    self.chart = chart
  }

  var html: String {
    guard !chart.bars.isEmpty else { return "" }
    let rows = chart.bars.enumerated().map { index, bar in
      let series = chart.comparesSeries ? index % SeriesColours.light.series.count + 1 : 1
      return
        "<tr><th scope=\"row\">\(HTMLText.escaped(bar.label))</th><td class=\"figure\">\(HTMLText.escaped(bar.value))</td><td class=\"figure\">\(HTMLText.escaped(bar.percent))</td><td class=\"bar\">\(drawn(bar, series))</td></tr>"
    }
    return
      "<figure class=\"bars\"><figcaption>\(HTMLText.escaped(chart.title))</figcaption><table><tbody>\(rows.joined(separator: "\n"))</tbody></table></figure>"
  }

  private func drawn(_ bar: BarChart.Bar, _ series: Int) -> String {
    // A share that is not 0 can be seen.
    let width = bar.share > 0 ? max(0.6, bar.share * 100) : 0
    let label = HTMLText.escaped("\(bar.label): \(bar.value), \(bar.percent)")
    return
      "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(label)\"><rect class=\"track\" width=\"100\" height=\"10\"/><rect class=\"fill-\(series)\" width=\"\(width.fixed(1))\" height=\"10\"/></svg>"
  }
}
