internal import Basics

/// Neighbouring stretches of memory, drawn to scale with their names in them.
package struct ByteMap: Hashable, Sendable {
  /// Bytes that are one thing.
  package struct Stretch: Hashable, Sendable {
    package var label: String
    /// Bytes of one of them.
    package var each: Int
    /// How many follow each other; they are numbered where each has room for that.
    package var count: Int
    package var style: Text.Style
    /// Whether nothing is there: drawn as hatching, without its label.
    package var isEmpty: Bool

    /// Makes a stretch.
    package init(
      _ label: String, each: Int, count: Int = 1, style: Text.Style = .plain, isEmpty: Bool = false
    ) {
      self.label = label
      self.each = max(each, 0)
      self.count = max(count, 0)
      self.style = style
      self.isEmpty = isEmpty
    }

    var bytes: Int { each.times(count) }
  }

  /// The offset of the first byte.
  package var start: Int
  package var stretches: [Stretch]

  /// Makes a map.
  package init(start: Int = 0, _ stretches: [Stretch]) {
    self.start = start
    self.stretches = stretches.filter { $0.bytes > 0 }
  }
}
