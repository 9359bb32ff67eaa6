internal import Basics

/// A piece of code with its outline: what the program around it is made of.
struct SwiftPiece: Hashable, Sendable {
  var snippet: Snippet
  var outline: SwiftOutline

  /// The bytes of an item, up to where the next begins. What stands before the first is part of it.
  func bytes(of index: Int) -> Range<Int> {
    let items = outline.items
    let start = index == 0 ? 0 : items[index].start
    return start..<(index + 1 < items.count ? items[index + 1].start : snippet.code.utf8.count)
  }

  /// A part of the code, and where in the code it begins.
  func part(_ range: Range<Int>) -> (text: String, line: Int, column: Int) {
    let bytes = Array(snippet.code.utf8)
    let before = bytes[..<range.lowerBound]
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).utf8.count + 1
    return (String(decoding: bytes[range], as: UTF8.self), line, column)
  }
}
