internal import Basics
package import Measuring

extension Document {
  /// The bytes of one object: a map and a table for each block.
  package init(layout: ObjectLayout) {
    self.init([.heading(2, Text(layout.type), aside: Text(layout.engine.title))])
    for block in layout.blocks {
      blocks += [
        .heading(3, Text(block.title), aside: Text(Self.size(of: block))),
        .bytes(Self.map(of: block)), .table(Self.table(of: block)),
      ]
    }
    if layout.blocks.count > 1 {
      blocks.append(
        .paragraph(
          Text(
            "In all \(Self.exact(layout.requested)) in \(layout.blocks.count) blocks"
              + (layout.taken == layout.requested
                ? "." : ", which take \(Self.exact(layout.taken))."))))
    }
    if !layout.notes.isEmpty { blocks.append(.list(layout.notes.map { Text($0) })) }
  }

  /// Bytes to the last one, since a map is about single bytes.
  private static func exact(_ bytes: ByteCount) -> String { "\(bytes.bytes.grouped) B" }

  private static func size(of block: LayoutBlock) -> String {
    let bytes = exact(block.bytes)
    switch block.allocator {
    case .static: return "\(bytes), a part of the program"
    case .inline:
      return block.taken == block.bytes
        ? "\(bytes), in whatever holds it"
        : "\(bytes), in whatever holds it; in an array \(exact(block.taken)) apart"
    case .pymalloc, .malloc:
      let taker = block.allocator.rawValue
      return block.taken == block.bytes
        ? "\(bytes) requested, and \(taker) takes just that"
        : "\(bytes) requested, for which \(taker) takes \(exact(block.taken))"
    }
  }

  private static func map(of block: LayoutBlock) -> ByteMap {
    var stretches = block.parts.map { part in
      ByteMap.Stretch(
        part.name, each: part.each, count: part.count, style: style(of: part.role),
        isEmpty: part.role == .padding)
    }
    stretches.append(
      ByteMap.Stretch(
        "rounding", each: (block.taken - block.bytes).bytes, style: .muted, isEmpty: true))
    return ByteMap(start: -block.base, stretches)
  }

  private static func style(of role: LayoutPart.Role) -> Text.Style {
    switch role {
    case .collector, .spare, .padding: .muted
    case .head: .plain
    case .field: .code
    case .content: .good
    case .opaque: .emphasis
    }
  }

  private static func table(of block: LayoutBlock) -> Table {
    var rows = block.parts.map { part -> [Text] in
      [
        Text(part.offset.grouped),
        Text(part.count == 1 ? part.each.grouped : "\(part.count.grouped) × \(part.each)"),
        Text(part.name, part.role == .head ? .plain : style(of: part.role)),
        .muted(part.value ?? ""), Text(part.meaning),
      ]
    }
    let rounding = block.taken - block.bytes
    if rounding.bytes > 0 {
      let why =
        switch block.allocator {
        case .malloc: "malloc's own 8 bytes before the block, and steps of 16"
        case .pymalloc: "pymalloc hands out steps of 16"
        case .inline, .static: "up to where the next one may begin: its stride"
        }
      rows.append(["", Text(rounding.bytes.grouped), .muted("rounding"), "", Text(why)])
    }
    return Table(
      [
        .init("offset", .right), .init("bytes", .right), .init("field"), .init("value"),
        .init("what it is"),
      ], rows: rows)
  }
}
