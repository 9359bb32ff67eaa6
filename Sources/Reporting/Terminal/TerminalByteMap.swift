internal import Basics

/// Draws a byte map: rows of eight-byte words, two columns a byte, names where they begin.
struct TerminalByteMap {
  private static let word = 8
  /// Columns of a byte, the line after it included.
  private static let scale = 2
  private static let indent = 2

  private let map: ByteMap
  private let width: Int
  private let rowBytes: Int
  private let margin: Int
  /// The offset of the first byte of each stretch, from the first of all, and of what follows them.
  private let places: [Int]

  init(_ map: ByteMap, width: Int) {
    self.map = map
    self.width = width
    var places = [0]
    for stretch in map.stretches { places.append(places[places.count - 1].plus(stretch.bytes)) }
    self.places = places
    let end = map.start.plus(places[places.count - 1])
    margin = max(4, end.grouped.count, map.start.grouped.count)
    let room = width - Self.indent - margin - 2
    rowBytes = [64, 32, 16, 8].first { $0 * Self.scale <= room } ?? Self.word / 2
  }

  /// A slice of a stretch within a row.
  private struct Slice {
    var stretch: ByteMap.Stretch
    var bytes: Int
    var text: String
  }

  var lines: [StyledLine] {
    let end = places[places.count - 1]
    var lines: [StyledLine] = []
    var place = 0
    while place < end {
      let index = stretch(at: place)
      // What is in the middle of one long stretch is told, not drawn; its last row is drawn.
      let rows = (places[index + 1] - place) / rowBytes
      if rows >= 4, place > places[index] {
        let skipped = (rows - 1) * rowBytes
        lines.append(
          .blank(Self.indent + margin)
            + StyledLine(told(skipped, map.stretches[index].label), .muted))
        place += skipped
      }
      lines.append(row(at: place))
      place = place.plus(rowBytes)
    }
    return lines
  }

  private func told(_ bytes: Int, _ label: String) -> String {
    " … \(bytes.grouped) bytes of \(label)".truncated(columns: width - Self.indent - margin)
  }

  private func stretch(at place: Int) -> Int {
    var low = 0
    var high = places.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if places[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }

  private func row(at place: Int) -> StyledLine {
    let offset = StyledLine(map.start.plus(place).grouped, .muted).padded(to: margin, .right)
    var line = StyledLine.blank(Self.indent) + offset + .blank(1) + StyledLine("│", .muted)
    for slice in slices(from: place, to: min(place.plus(rowBytes), places[places.count - 1])) {
      line = line + draw(slice) + StyledLine("│", .muted)
    }
    return line
  }

  private func slices(from start: Int, to end: Int) -> [Slice] {
    var slices: [Slice] = []
    var place = start
    while place < end {
      let index = stretch(at: place)
      let stretch = map.stretches[index]
      let within = place - places[index]
      // Items wide enough for their number are drawn one by one.
      let isNumbered = stretch.count > 1 && stretch.each >= Self.word / 2
      let next =
        isNumbered ? place.plus(stretch.each - within % stretch.each) : places[index + 1]
      let stop = min(next, end)
      let isFirst = within == 0
      let item = isNumbered && within % stretch.each == 0 ? "[\(within / stretch.each)]" : ""
      let text = (isFirst ? stretch.label : "") + item
      slices.append(Slice(stretch: stretch, bytes: stop - place, text: text))
      place = stop
    }
    return slices
  }

  private func draw(_ slice: Slice) -> StyledLine {
    let columns = slice.bytes * Self.scale - 1
    if slice.stretch.isEmpty {
      return StyledLine(String(repeating: "░", count: columns), .muted)
    }
    var text = slice.text
    if text.displayWidth > columns { text = text.truncated(columns: columns) }
    if columns == 1 { text = String(slice.text.prefix(1)) }
    if text.isEmpty { text = String(repeating: "·", count: columns) }
    return StyledLine(text, slice.stretch.style).padded(to: columns, .left)
  }
}
