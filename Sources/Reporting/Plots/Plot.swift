/// A quantity over time or size, to be drawn: what it is, and its points.
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

  package var title: String
  package var x: Unit
  package var y: Unit
  /// In order of x; what is no number is left out.
  package var points: [Point]
  package var mark: Mark?
  /// The least that the axes reach to, so that plots under each other have the same scale.
  package var reach: Point

  /// Makes a plot.
  package init(
    title: String, x: Unit, y: Unit, points: [Point], mark: Mark? = nil,
    reach: Point = Point(0, 0)
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.points = points.filter { $0.x.isFinite && $0.y.isFinite }
    self.mark = mark
    self.reach = reach
  }
}
