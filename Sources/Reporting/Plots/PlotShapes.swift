/// A plot as shapes in a square from (0, 0) at the lower left to (1, 1): what a renderer draws.
package struct PlotShapes: Hashable, Sendable {
  /// A place on an axis, from 0 to 1, and what is written there.
  package struct Tick: Hashable, Sendable {
    package var place: Double
    package var label: String
  }

  package var title: String
  /// The edge of the filled area where there is one series, else as many lines; from left to right.
  package var lines: [Plot.Series]
  package var xTicks: [Tick]
  package var yTicks: [Tick]
  package var mark: Plot.Mark?

  /// Lays a plot out.
  ///
  /// - Parameters:
  ///   - xSteps: how many steps between numbers there is room for on the axis below.
  ///   - ySteps: the same for the axis at the left.
  package init(_ plot: Plot, xSteps: Int, ySteps: Int) {
    let x = PlotAxis(
      reaching: max(plot.points.map(\.x).max() ?? 0, plot.reach.x), unit: plot.x, steps: xSteps)
    let y = PlotAxis(
      reaching: max(plot.points.map(\.y).max() ?? 0, plot.reach.y, plot.mark?.point.y ?? 0),
      unit: plot.y, steps: ySteps)
    func place(_ point: Plot.Point) -> Plot.Point {
      Plot.Point(Self.share(point.x, of: x.top), Self.share(point.y, of: y.top))
    }
    title = plot.title
    lines = plot.series.map { Plot.Series($0.label, $0.points.map(place)) }
    xTicks = zip(x.ticks, x.labels).map { Tick(place: $0 / x.top, label: $1) }
    yTicks = zip(y.ticks, y.labels).map { Tick(place: $0 / y.top, label: $1) }
    mark = plot.mark.map { Plot.Mark(place($0.point), $0.label) }
  }

  /// A place on an axis, from 0 to 1; 0 for what is no number.
  private static func share(_ value: Double, of top: Double) -> Double {
    let share = value / top
    return share.isNaN ? 0 : min(1, max(0, share))
  }

  /// Whether there is one series, drawn as a filled area.
  package var isArea: Bool { lines.count == 1 }

  /// A line's greatest height within each of some columns of equal width; nil beyond its ends.
  ///
  /// Between two points the line is straight, and a column that holds a peak shows it in full.
  package func heights(columns: Int, line: Int = 0) -> [Double?] {
    guard lines.indices.contains(line) else { return [] }
    let edge = lines[line].points
    guard columns > 0, let first = edge.first, let last = edge.last else { return [] }
    var heights = [Double?](repeating: nil, count: columns)
    func raise(_ x: Double, _ y: Double) {
      let column = min(columns - 1, max(0, Int(x * Double(columns))))
      heights[column] = max(heights[column] ?? 0, y)
    }
    for point in edge { raise(point.x, point.y) }
    var right = 0
    for column in 0..<columns where heights[column] == nil {
      let x = (Double(column) + 0.5) / Double(columns)
      guard x >= first.x, x <= last.x else { continue }
      while right < edge.count - 1, edge[right].x < x { right += 1 }
      let (from, to) = (edge[max(0, right - 1)], edge[right])
      let share = to.x > from.x ? (x - from.x) / (to.x - from.x) : 0
      heights[column] = from.y + (to.y - from.y) * share
    }
    return heights
  }
}
