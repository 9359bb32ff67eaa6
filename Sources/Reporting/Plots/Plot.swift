/// A quantity over time or size, to be drawn: what it is, and its points.
///
/// One series is drawn as a filled area, several as lines over each other.
///
/// A plot becomes ``PlotShapes``, positions in a unit square; each renderer draws those with what it
/// has.
package struct Plot: Hashable, Sendable {
  /// What an axis counts.
  package enum Unit: Hashable, Sendable {
    case seconds, bytes, count
  }

  /// A place in the plot, in the units of its axes.
  package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double

    /// Makes a point.
    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A point that is worth a word.
  package struct Mark: Hashable, Sendable {
    package var point: Point
    package var label: String

    /// Makes a mark.
    package init(_ point: Point, _ label: String) {
      self.point = point
      self.label = label
    }
  }

  /// Points that belong together.
  package struct Series: Hashable, Sendable {
    package var label: String
    /// In order of x; what is no number is left out.
    package var points: [Point]

    /// Makes a series.
    package init(_ label: String, _ points: [Point]) {
      self.label = label
      self.points = points.filter { $0.x.isFinite && $0.y.isFinite }
    }
  }

  package var title: String
  package var x: Unit
  package var y: Unit
  package var series: [Series]
  package var mark: Mark?
  /// Which colour the first series has, so that a variant keeps its own in plots of its own.
  package var firstColour = 0
  /// The least that the axes reach to, so that plots under each other have the same scale.
  package var reach: Point

  /// Makes a plot of one series.
  package init(
    title: String, x: Unit, y: Unit, points: [Point], mark: Mark? = nil,
    reach: Point = Point(0, 0)
  ) {
    self.init(title: title, x: x, y: y, series: [Series("", points)], reach: reach)
    self.mark = mark
  }

  /// Makes a plot of several series.
  package init(
    title: String, x: Unit, y: Unit, series: [Series], reach: Point = Point(0, 0)
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.reach = reach
  }

  /// The points of all series.
  var points: [Point] { series.flatMap(\.points) }
}
