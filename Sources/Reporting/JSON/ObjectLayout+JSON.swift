package import Basics
package import Measuring

extension ObjectLayout {
  /// The document of `heft layout --json`; its schema is `docs/json/layout.schema.json`.
  package var json: JSONValue {
    [
      "version": .version,
      "engine": JSONValue(engine),
      "expression": .string(expression),
      "type": .string(type),
      "requested": .int(requested.bytes),
      "taken": .int(taken.bytes),
      "blocks": .array(blocks.map(\.json)),
      "notes": JSONValue(notes),
    ]
  }
}

extension LayoutBlock {
  fileprivate var json: JSONValue {
    [
      "title": .string(title), "start": .int(-base), "requested": .int(bytes.bytes),
      "allocator": .string(allocator.rawValue), "taken": .int(taken.bytes),
      "parts": .array(
        parts.map { part in
          [
            "role": .string(part.role.rawValue), "offset": .int(part.offset),
            "bytes": .int(part.bytes), "each": .int(part.each), "name": .string(part.name),
            "meaning": .string(part.meaning), "value": .optional(part.value),
          ]
        }),
    ]
  }
}
