/// A small model of a terminal's screen: what a person would see after some output.
///
/// It knows what this project's programs write and no more: printing with wide and joined
/// characters, line breaks, cursor movements, erasing, and scrolling into a scrollback.
package struct VirtualScreen: Sendable {
  package private(set) var width: Int
  package private(set) var height: Int
  /// Where the cursor is, from 0.
  package private(set) var row = 0
  package private(set) var column = 0
  /// Rows that have left the screen at the top, oldest first.
  package private(set) var scrollback: [String] = []
  /// Whether the program asked for pastes to be marked.
  package private(set) var marksPastes = false

  // The right half of a wide character is an empty cell.
  private var cells: [[String]]
  private var pending: [UInt8] = []
  private var isWrapPending = false

  /// An empty screen.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
    cells = Array(repeating: Array(repeating: " ", count: width), count: height)
  }

  /// The rows without blanks at their ends.
  package var rows: [String] { cells.map(Self.text) }

  /// The rows down to the last one that is not empty, as one text.
  package var text: String {
    var rows = rows
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows.joined(separator: "\n")
  }

  /// Changes the size the way a terminal without reflow does: what does not fit is cut.
  package mutating func resize(width: Int, height: Int) {
    while cells.count > height, row >= height {
      scrollback.append(Self.text(cells.removeFirst()))
      row -= 1
    }
    cells = cells.prefix(height).map { line in
      Array(line.prefix(width)) + Array(repeating: " ", count: max(0, width - line.count))
    }
    while cells.count < height { cells.append(Array(repeating: " ", count: width)) }
    (self.width, self.height) = (width, height)
    column = min(column, width - 1)
    isWrapPending = false
  }

  /// Takes output; sequences and characters may be cut anywhere.
  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    pending += Array(bytes)
    var used = 0
    while used < pending.count, let length = step(pending[used...]) { used += length }
    pending.removeFirst(used)
  }

  // The number of bytes taken; nil where more are needed.
  private mutating func step(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    if first == 0x1B { return escape(bytes) }
    if first < 0x20 || first == 0x7F {
      control(first)
      return 1
    }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard bytes.count >= length else { return nil }
    for scalar in String(decoding: bytes.prefix(length), as: UTF8.self).unicodeScalars {
      print(scalar)
    }
    return length
  }

  private mutating func control(_ byte: UInt8) {
    isWrapPending = false
    switch byte {
    case 0x08: column = max(0, column - 1)
    case 0x09: column = min(width - 1, (column / 8 + 1) * 8)
    case 0x0A: lineFeed()
    case 0x0D: column = 0
    default: break
    }
  }

  private mutating func lineFeed() {
    if row < height - 1 {
      row += 1
    } else {
      scrollback.append(Self.text(cells.removeFirst()))
      cells.append(Array(repeating: " ", count: width))
    }
  }

  // MARK: Printing

  private mutating func print(_ scalar: Unicode.Scalar) {
    if let place = joinable(scalar) {
      cells[place.row][place.column].unicodeScalars.append(scalar)
      return
    }
    let size = Self.isWide(scalar) ? 2 : 1
    if isWrapPending || column + size > width {
      column = 0
      isWrapPending = false
      lineFeed()
    }
    cells[row][column] = String(scalar)
    if size == 2, column + 1 < width { cells[row][column + 1] = "" }
    column += size
    if column >= width {
      column = width - 1
      isWrapPending = true
    }
  }

  // The cell that a combining or joined scalar belongs to.
  private func joinable(_ scalar: Unicode.Scalar) -> (row: Int, column: Int)? {
    var place = isWrapPending ? column : column - 1
    guard place >= 0 else { return nil }
    if cells[row][place].isEmpty { place -= 1 }
    guard place >= 0 else { return nil }
    let joins =
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: true
      default: (0x1F3FB...0x1F3FF).contains(scalar.value)
      }
    let held = cells[row][place].unicodeScalars
    let isSecondOfFlag =
      held.count == 1 && Self.isRegional(scalar) && held.first.map(Self.isRegional) == true
    return joins || isSecondOfFlag || held.last?.value == 0x200D ? (row, place) : nil
  }

  private static func isRegional(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  private static func text(_ line: [String]) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line.joined()
  }

  // MARK: Sequences

  private mutating func escape(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count > 1 else { return nil }
    let start = bytes.startIndex
    guard bytes[start + 1] == UInt8(ascii: "[") else { return 2 }
    let body = bytes[(start + 2)...]
    guard let end = body.firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
    let parameters = String(decoding: body[..<end], as: UTF8.self)
    let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
    sequence(bytes[end], numbers, parameters)
    return end - start + 1
  }

  private mutating func sequence(_ final: UInt8, _ numbers: [Int], _ parameters: String) {
    let count = max(1, numbers.first ?? 1)
    switch final {
    case UInt8(ascii: "A"): row = max(0, row - count)
    case UInt8(ascii: "B"): row = min(height - 1, row + count)
    case UInt8(ascii: "C"): column = min(width - 1, column + count)
    case UInt8(ascii: "D"): column = max(0, column - count)
    case UInt8(ascii: "G"): column = min(width - 1, count - 1)
    case UInt8(ascii: "H"):
      row = min(height - 1, count - 1)
      column = min(width - 1, max(1, numbers.count > 1 ? numbers[1] : 1) - 1)
    case UInt8(ascii: "J"):
      if numbers.first == 2 {
        for line in 0..<height { clear(line, from: 0) }
      } else {
        clear(row, from: column)
        for line in (row + 1)..<max(row + 1, height) { clear(line, from: 0) }
      }
    case UInt8(ascii: "K"): clear(row, from: numbers.first == 2 ? 0 : column)
    case UInt8(ascii: "h") where parameters == "?2004": marksPastes = true
    case UInt8(ascii: "l") where parameters == "?2004": marksPastes = false
    default: return
    }
    if final != UInt8(ascii: "h"), final != UInt8(ascii: "l") { isWrapPending = false }
  }

  private mutating func clear(_ line: Int, from start: Int) {
    for place in start..<width { cells[line][place] = " " }
  }
}
