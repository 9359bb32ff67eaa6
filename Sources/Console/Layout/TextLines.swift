/// The lines of a layout's text with the number of rows each takes.
struct TextLines {
  private(set) var rowCount = 0
  private(set) var cursor = Frame.Position(row: 0, column: 0)

  private let layout: Layout
  private let width: Int
  private let bytes: [UInt8]
  // Where each span of the text begins, in bytes.
  private let starts: [Int]
  private var lines: [Line] = []

  private struct Line {
    var range: Range<Int>
    var firstRow: Int
  }

  init(_ layout: Layout, width: Int) {
    self.layout = layout
    self.width = width
    var bytes: [UInt8] = []
    starts = layout.text.map { span in
      defer { bytes.append(contentsOf: span.text.utf8) }
      return bytes.count
    }
    self.bytes = bytes
    let prefixes = [layout.prompt, layout.continuation].map(Self.asciiWidth)
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = Line(range: start..<end, firstRow: rowCount)
      lines.append(line)
      let isCursorLine = line.range.contains(layout.cursor) || layout.cursor == end
      if isCursorLine || end == bytes.count {
        let built = build(lines.count - 1)
        if let position = built.cursor {
          cursor = Frame.Position(row: rowCount + position.row, column: position.column)
        }
        rowCount += built.rows.count
      } else if let prefix = prefixes[min(1, lines.count - 1)], isPlain(line.range) {
        rowCount += max(1, (prefix + line.range.count + width - 1) / width)
      } else {
        rowCount += build(lines.count - 1).rows.count
      }
      start = end + 1
    }
  }

  /// The rows of the screen in that range, counted over the whole text.
  func rows(_ range: Range<Int>) -> [Frame.Row] {
    var result: [Frame.Row] = []
    guard var index = lines.lastIndex(where: { $0.firstRow <= range.lowerBound }) else { return [] }
    var skipped = range.lowerBound - lines[index].firstRow
    while index < lines.count, result.count < range.count {
      result += build(index).rows.dropFirst(skipped)
      skipped = 0
      index += 1
    }
    return Array(result.prefix(range.count))
  }

  private func build(_ index: Int) -> RowBuilder {
    var builder = RowBuilder(width: width)
    for span in index == 0 ? layout.prompt : layout.continuation { builder.append(span) }
    let line = lines[index].range
    for span in firstSpan(at: line.lowerBound)..<layout.text.count {
      guard starts[span] < line.upperBound else { break }
      let end = span + 1 < starts.count ? starts[span + 1] : bytes.count
      var position = max(starts[span], line.lowerBound)
      for character in String(decoding: bytes[position..<min(end, line.upperBound)], as: UTF8.self)
      {
        let style = layout.text[span].style
        builder.append(character, style: style, marksCursor: position == layout.cursor)
        position += character.utf8.count
      }
    }
    let isLast = index == lines.count - 1
    if isLast, layout.cursor == line.upperBound, let first = layout.hint.first, first != "\n" {
      builder.append(first, style: .hint, marksCursor: true)
      for character in layout.hint.dropFirst() {
        if character == "\n" { break }
        builder.append(character, style: .hint)
      }
    } else if layout.cursor == line.upperBound {
      builder.markCursorAtEnd()
    }
    return builder
  }

  // The last span that begins at or before an offset.
  private func firstSpan(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  private func isPlain(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  private static func asciiWidth(_ spans: [Span]) -> Int? {
    let plain = spans.allSatisfy { $0.text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
    return plain ? spans.reduce(0) { $0 + $1.text.utf8.count } : nil
  }
}
