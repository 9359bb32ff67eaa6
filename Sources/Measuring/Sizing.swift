/// The outcome of `size`: one structure, weighed.
package struct Sizing: Hashable, Sendable, Codable {
  package var engine: EngineIdentity
  package var expression: String
  /// The type's name, with its module where that is not `builtins`.
  package var type: String
  /// How many elements the structure says it has (`len`), where it has a length.
  package var length: Int?
  package var memory: MemoryReading
  /// Where the bytes are; nil where nobody looked.
  package var anatomy: Anatomy?
  /// Wall time to build it, in seconds, under the probe: for orientation, not a timing. Nil for a name.
  package var buildSeconds: Double?
  /// Wall time of the walk, in seconds.
  package var walkSeconds: Double?
  package var warnings: [Warning]

  /// Makes a sizing.
  package init(
    engine: EngineIdentity, expression: String, type: String, length: Int? = nil,
    memory: MemoryReading, anatomy: Anatomy? = nil, buildSeconds: Double? = nil,
    walkSeconds: Double? = nil,
    warnings: [Warning] = []
  ) {
    self.engine = engine
    self.expression = expression
    self.type = type
    self.length = length
    self.memory = memory
    self.anatomy = anatomy
    self.buildSeconds = buildSeconds
    self.walkSeconds = walkSeconds
    self.warnings = warnings
  }
}
