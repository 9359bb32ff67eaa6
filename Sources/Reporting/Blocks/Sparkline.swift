internal import Basics

/// A series of figures as a line of small columns.
package struct Sparkline: Hashable, Sendable {
  package var label: String
  /// In order; what is no number leaves a gap.
  package var values: [Double]
  /// The least and the greatest figure with their units, for people.
  package var range: String

  /// Makes a line.
  package init(label: String, values: [Double], range: String) {
    self.label = label
    self.values = values
    self.range = range
  }

  /// The line, at most so many columns wide: neighbours are drawn as their largest.
  ///
  /// Heights start at 0, or at the least value where that is negative, so that a small change of a
  /// large figure looks small.
  package func draw(columns: Int) -> String {
    guard columns > 0, !values.isEmpty else { return "" }
    let count = min(columns, values.count)
    let heights = (0..<count).map { column in
      let from = column * values.count / count
      let to = max(from + 1, (column + 1) * values.count / count)
      return values[from..<to].filter(\.isFinite).max()
    }
    let floor = min(0, heights.compactMap(\.self).min() ?? 0)
    let top = heights.compactMap(\.self).max() ?? 0
    let marks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    return String(
      heights.map { height in
        guard let height else { return " " }
        guard top > floor else { return marks[0] }
        let share = (height / top - floor / top) / (1 - floor / top)
        return marks[min(7, max(0, Int(saturating: share * 8)))]
      })
  }
}
