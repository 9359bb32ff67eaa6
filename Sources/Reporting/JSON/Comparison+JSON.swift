package import Basics
package import Measuring

extension Comparison {
  /// The document of `heft compare --json`; its schema is `docs/json/compare.schema.json`.
  package var json: JSONValue {
    [
      "version": .version,
      "engine": JSONValue(engine),
      "n": .optional(n),
      "variants": .array(variants.map(\.json)),
      "verdicts": .object(
        Dictionary(
          uniqueKeysWithValues: verdicts.map { ($0.key.rawValue, JSONValue($0.value)) })),
      "sameAnswer": .optional(sameAnswer),
      "warnings": JSONValue(warnings),
    ]
  }
}

extension VariantResult {
  fileprivate var json: JSONValue {
    let own: [String: JSONValue] = [
      "name": .string(variant.name),
      "code": .string(variant.code.code),
      "rss": .optional(memory.rss),
      "children": .optional(memory.children),
      "build": JSONValue(build),
      "use": JSONValue(use),
      "answer": answer.map { answer in
        ["repr": .string(answer.repr), "digest": .optional(answer.digest)]
      } ?? .null,
      "complete": .bool(complete && memory.complete),
      "walkComplete": .bool(memory.complete),
      "trace": trace.map { JSONValue($0) } ?? .null,
      "notes": JSONValue(memory.notes),
    ]
    return .object(memory.jsonMembers.merging(own) { _, last in last })
  }
}
