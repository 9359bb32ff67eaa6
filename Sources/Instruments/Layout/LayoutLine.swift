import Basics
import Measuring

/// One line of a layout as far as it can be held against another's: a block, or a part of one.
///
/// What a part holds is left out: reference counts and hashes are other ones each time.
package struct LayoutLine: Hashable {
  /// What the line is about.
  package struct Name: Hashable {
    /// The block's title, or `type`.
    package var block: String
    /// The part's name; nil for the block as a whole.
    package var part: String?
    /// Which one it is, from 0, where a block has several parts of the same name, such as padding.
    package var repetition = 0

    /// The name as tables show it.
    package var text: String {
      [block, part.map { repetition > 0 ? "\($0) (\(repetition + 1))" : $0 }]
        .compactMap(\.self).joined(separator: ": ")
    }
  }

  package var name: Name
  /// Where it lies and how large it is.
  package var place: String

  /// The lines of a layout, in order.
  static func all(of layout: ObjectLayout) -> [LayoutLine] {
    var lines = [LayoutLine(name: Name(block: "type"), place: layout.type)]
    for block in layout.blocks {
      lines.append(LayoutLine(name: Name(block: block.title), place: size(of: block)))
      var seen: [String: Int] = [:]
      for part in block.parts {
        let name = Name(
          block: block.title, part: part.name, repetition: seen[part.name, default: 0])
        seen[part.name, default: 0] += 1
        lines.append(LayoutLine(name: name, place: place(of: part)))
      }
    }
    return lines
  }

  private static func size(of block: LayoutBlock) -> String {
    let taken = block.taken == block.bytes ? "" : ", takes \(exact(block.taken.bytes))"
    return "\(exact(block.bytes.bytes)) by \(block.allocator.rawValue)\(taken)"
  }

  private static func place(of part: LayoutPart) -> String {
    let size = part.count == 1 ? exact(part.each) : "\(part.count.grouped) × \(exact(part.each))"
    return "\(size) at \(part.offset.grouped)"
  }

  /// Bytes to the last one, since a layout is about single bytes.
  private static func exact(_ bytes: Int) -> String { "\(bytes.grouped) B" }
}
