internal import Basics

/// Draws a plot's shapes as SVG.
///
/// Within a page colours come from the page's style sheet, which knows light and dark; standing
/// alone, as in a notebook, the picture brings its own style and a white ground.
struct SVGPlot {
  private static let width = 520.0
  private static let height = 250.0
  private static let right = 14.0
  private static let bottom = 30.0

  private let plot: Plot
  private let shapes: PlotShapes
  private let isAlone: Bool
  private let left: Double
  private let top: Double

  init(_ plot: Plot, isAlone: Bool = false) {
    self.plot = plot
    self.isAlone = isAlone
    shapes = PlotShapes(plot, xSteps: 4, ySteps: 4)
    let widest = shapes.yTicks.map(\.label.displayWidth).max() ?? 0
    left = 20 + 9 * Double(widest)
    top = shapes.mark == nil && shapes.isArea ? 16 : 34
  }

  /// The picture; `number` tells it from the others of a page.
  func svg(number: Int) -> String {
    let title = plot.title.isEmpty ? "Plot" : plot.title
    var svg =
      "<svg viewBox=\"0 0 \(Self.width.trimmed) \(Self.height.trimmed)\" role=\"img\""
      + " aria-labelledby=\"plot-\(number)-title plot-\(number)-text\""
    if isAlone {
      svg +=
        " xmlns=\"http://www.w3.org/2000/svg\" width=\"\(Self.width.trimmed)\""
        + " height=\"\(Self.height.trimmed)\""
    }
    svg +=
      "><title id=\"plot-\(number)-title\">\(HTMLText.escaped(title))</title>"
      + "<desc id=\"plot-\(number)-text\">\(HTMLText.escaped(description))</desc>"
    if isAlone { svg += Self.style + "<rect class=\"ground\" width=\"100%\" height=\"100%\"/>" }
    return svg + axes + (shapes.isArea ? area : lines) + mark + "</svg>"
  }

  // MARK: Words

  /// What the picture shows, for those who do not see it.
  private var description: String {
    let quantity =
      switch plot.y {
      case .bytes: "Memory"
      case .seconds: "Time"
      case .count: "Count"
      }
    let over =
      switch plot.x {
      case .seconds: "over time"
      case .count: "against n"
      case .bytes: "against size"
      }
    var sentences = [
      "\(quantity) from \(shapes.yTicks.first?.label ?? "") to \(shapes.yTicks.last?.label ?? "") \(over), from \(shapes.xTicks.first?.label ?? "") to \(shapes.xTicks.last?.label ?? "")."
    ]
    if let mark = plot.mark { sentences.append("Marked: \(mark.label).") }
    for series in plot.series {
      guard let last = series.points.last, let highest = series.points.map(\.y).max() else {
        continue
      }
      let name = series.label.isEmpty ? "It" : series.label
      sentences.append(
        "\(name) ends at \(Self.figure(last.y, plot.y)); its highest point is \(Self.figure(highest, plot.y))."
      )
    }
    return sentences.joined(separator: " ")
  }

  private static func figure(_ value: Double, _ unit: Plot.Unit) -> String {
    switch unit {
    case .bytes: ByteCount(Int(saturating: value.rounded())).description
    case .seconds: value.secondsText
    case .count: value.threeDigitsTrimmed
    }
  }

  // MARK: Places

  private func x(_ share: Double) -> Double { left + share * (Self.width - left - Self.right) }
  private func y(_ share: Double) -> Double {
    Self.height - Self.bottom - share * (Self.height - Self.bottom - top)
  }

  private func path(_ points: [Plot.Point]) -> String {
    points.enumerated().map { index, point in
      "\(index == 0 ? "M" : "L")\(x(point.x).trimmed) \(y(point.y).trimmed)"
    }.joined()
  }

  // MARK: Shapes

  private var axes: String {
    let rows = shapes.yTicks.map { tick in
      let height = y(tick.place).trimmed
      return
        "<path class=\"grid\" d=\"M\(left.trimmed) \(height)H\((Self.width - Self.right).trimmed)\"/>"
        + text(tick.label, left - 7, y(tick.place) + 4.5, anchor: "end")
    }
    let columns = shapes.xTicks.map { tick in
      let anchor = tick.place <= 0 ? "start" : tick.place >= 1 ? "end" : "middle"
      return text(tick.label, x(tick.place), Self.height - 9, anchor: anchor)
    }
    return (rows + columns).joined()
  }

  private func text(
    _ words: String, _ x: Double, _ y: Double, anchor: String, kind: String = "ink"
  ) -> String {
    "<text class=\"\(kind)\" x=\"\(x.trimmed)\" y=\"\(y.trimmed)\" text-anchor=\"\(anchor)\">\(HTMLText.escaped(words))</text>"
  }

  private var area: String {
    guard let points = shapes.lines.first?.points, let first = points.first,
      let last = points.last
    else { return "" }
    let edge = path(points)
    let colour = plot.firstColour % SeriesColours.light.series.count + 1
    let base = y(0).trimmed
    return
      "<path class=\"area fill-\(colour)\" d=\"\(edge)L\(x(last.x).trimmed) \(base)H\(x(first.x).trimmed)Z\"/>"
      + "<path class=\"line series-\(colour)\" d=\"\(edge)\"/>"
  }

  /// Each line with its dashes, a dot where it was measured, and its name above.
  private var lines: String {
    let room = (Self.width - left) / Double(max(1, shapes.lines.count))
    return shapes.lines.enumerated().map { index, line in
      let series = "series-\(index % SeriesColours.light.series.count + 1)"
      let dashes = SeriesColours.dashes[index % SeriesColours.dashes.count]
      let dash = dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\""
      let dots = line.points.map { point in
        "<circle class=\"dot \(series)\" cx=\"\(x(point.x).trimmed)\" cy=\"\(y(point.y).trimmed)\" r=\"3.5\"/>"
      }.joined()
      let start = left + Double(index) * room
      let name = line.label.truncated(columns: max(4, Int((room - 34) / 10)))
      return "<path class=\"line \(series)\"\(dash) d=\"\(path(line.points))\"/>" + dots
        + "<path class=\"line \(series)\"\(dash) d=\"M\(start.trimmed) 15h24\"/>"
        + text(name, start + 30, 19.5, anchor: "start", kind: "name")
    }.joined()
  }

  private var mark: String {
    guard let mark = shapes.mark else { return "" }
    let place = x(mark.point.x)
    let anchor = mark.point.x > 0.7 ? "end" : mark.point.x < 0.3 ? "start" : "middle"
    return "<path class=\"pointer\" d=\"M\(place.trimmed) 24V\(y(mark.point.y).trimmed)\"/>"
      + text(mark.label, place, 18, anchor: anchor, kind: "name")
  }

  /// The style of a picture that stands alone.
  private static let style: String = {
    let colours = SeriesColours.light
    let series = colours.series.enumerated().map { index, colour in
      ".series-\(index + 1){stroke:\(colour)}.fill-\(index + 1){fill:\(colour)}"
    }.joined()
    return
      "<style>.ground{fill:\(colours.ground)}.grid{stroke:\(colours.grid)}"
      + "text{font:13px system-ui,sans-serif;fill:\(colours.ink)}text.name{fill:#1f2328;font-weight:600}"
      + ".line{fill:none;stroke-width:2}.area{fill-opacity:.2}.dot{fill:\(colours.ground);stroke-width:2}"
      + ".pointer{stroke:\(colours.ink);stroke-dasharray:2 3}\(series)</style>"
  }()
}

extension Double {
  /// The number with at most one decimal: enough for a place in a picture.
  fileprivate var trimmed: String {
    let tenths = (self * 10).rounded() / 10
    return tenths == tenths.rounded() ? String(Int(saturating: tenths)) : tenths.fixed(1)
  }
}
