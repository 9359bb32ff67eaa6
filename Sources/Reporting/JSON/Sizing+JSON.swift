package import Basics
package import Measuring

extension Sizing {
  /// The document of `heft size --json`; its schema is `docs/json/size.schema.json`.
  package var json: JSONValue {
    let own: [String: JSONValue] = [
      "version": .version,
      "engine": JSONValue(engine),
      "expression": .string(expression),
      "type": .string(type),
      "length": .optional(length),
      "seconds": [
        "build": .optional(buildSeconds), "walk": .optional(walkSeconds),
        "where": .optional(anatomy?.seconds),
      ],
      "complete": .bool(memory.complete),
      "notes": JSONValue(
        Gaps.sentences(for: memory, type: type, length: length) + Anatomy.advice(for: self)
          + memory.notes),
      "warnings": JSONValue(warnings),
    ]
    let parts = memory.jsonMembers.merging(anatomy.jsonMembers) { _, last in last }
    return .object(parts.merging(own) { _, last in last })
  }
}
