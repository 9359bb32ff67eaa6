import Basics
import Measuring

extension Samples {
  /// A list of a thousand, of which the last places are spare.
  static let layout = ObjectLayout(
    engine: engine, expression: "squares", type: "list",
    blocks: [
      LayoutBlock(
        title: "the object", base: 16, bytes: ByteCount(56), allocator: .pymalloc,
        taken: ByteCount(64),
        parts: [
          part(.collector, -16, 8, "_gc_next", "the collector's list: the next object"),
          part(.collector, -8, 8, "_gc_prev", "the one before, and marks"),
          part(.head, 0, 8, "ob_refcnt", "how many references hold it"),
          part(.head, 8, 8, "ob_type", "its type", value: "list"),
          part(.head, 16, 8, "ob_size", "number of items", value: "1000"),
          part(.field, 24, 8, "ob_item", "where its items are"),
          part(.field, 32, 4, "flags", "what it is"), part(.padding, 36, 1, "padding", "nothing"),
          part(.opaque, 37, 3, "own", "the type's own, not known here"),
        ]),
      LayoutBlock(
        title: "its items", bytes: ByteCount(8856), allocator: .malloc, taken: ByteCount(8864),
        parts: [
          part(.content, 0, 8, count: 1000, "items", "references to the items"),
          part(.spare, 8000, 8, count: 107, "spare", "places to append to"),
        ]),
    ], notes: ["This object is made up."])

  private static func part(
    _ role: LayoutPart.Role, _ offset: Int, _ each: Int, count: Int = 1, _ name: String,
    _ meaning: String, value: String? = nil
  ) -> LayoutPart {
    LayoutPart(
      role: role, offset: offset, each: each, count: count, name: name, meaning: meaning,
      value: value)
  }
}
