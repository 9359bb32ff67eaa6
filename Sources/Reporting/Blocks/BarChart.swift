/// Shares of a whole, or of the largest, as bars that lie under each other.
package struct BarChart: Hashable, Sendable {
  /// One share.
  package struct Bar: Hashable, Sendable {
    package var label: String
    /// The figure that the bar stands for, with its unit.
    package var value: String
    /// The part of the whole, from 0 to 1.
    package var share: Double

    /// Makes a bar; a share that is no number from 0 to 1 is moved to the nearest.
    package init(label: String, value: String, share: Double) {
      self.label = label
      self.value = value
      self.share = share.isFinite ? min(max(share, 0), 1) : 0
    }

    /// The share for people: `79 %`, `< 1 %`.
    package var percent: String {
      let rounded = (share * 100).rounded()
      return share > 0 && rounded < 1 ? "< 1 %" : "\(Int(rounded)) %"
    }
  }

  package var title: String
  package var bars: [Bar]
  /// Whether each bar is another series, such as a variant, which has its colour in every chart; if
  /// not, they are parts of one whole.
  package var comparesSeries: Bool

  /// Makes a chart.
  package init(title: String, bars: [Bar], comparesSeries: Bool = false) {
    self.title = title
    self.bars = bars
    self.comparesSeries = comparesSeries
  }

  /// A share drawn in eighths of a cell, at least one eighth where it is not 0.
  ///
  /// - Parameter cells: how many cells the whole takes.
  package static func draw(share: Double, cells: Int) -> String {
    guard share > 0, cells > 0 else { return "" }
    let eighths = max(1, Int((min(share, 1) * Double(cells) * 8).rounded()))
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}
