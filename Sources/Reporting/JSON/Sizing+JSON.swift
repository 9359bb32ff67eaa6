package import Basics
package import Measuring

extension Sizing {
  /// The document of `heft size --json`; its schema is `docs/json/size.schema.json`.
  package var json: JSONValue {
    [
      "version": .version,
      "engine": JSONValue(engine),
      "expression": .string(expression),
      "type": .string(type),
      "length": .optional(length),
      "shallow": .optional(memory.shallow),
      "deep": .optional(memory.deep),
      "own": .optional(memory.own),
      "shared": .optional(memory.shared),
      "objects": .optional(memory.objects),
      "kept": .optional(memory.kept),
      "keptNative": .optional(memory.keptNative),
      "freed": .optional(memory.freed),
      "peak": .optional(memory.peak),
      "allocations": .optional(memory.allocations),
      "churn": .optional(memory.churn),
      "byType": JSONValue(memory.byType),
      "seconds": ["build": .optional(buildSeconds), "walk": .optional(walkSeconds)],
      "complete": .bool(memory.complete),
      "notes": JSONValue(
        Gaps.sentences(for: memory, type: type, length: length) + memory.notes),
      "warnings": JSONValue(warnings),
    ]
  }
}
