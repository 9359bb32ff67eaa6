/// All that was measured of one variant.
package struct VariantResult: Hashable, Sendable, Codable {
  package var variant: Variant
  package var memory: MemoryReading
  package var build: Timing?
  package var use: Timing?
  package var answer: Answer?
  /// What was held while it was built and used; nil where that was over too soon to be seen.
  package var trace: MemoryTrace?
  /// False where the run was interrupted or a phase failed; what was measured so far stays.
  package var complete: Bool

  /// Makes a result.
  package init(
    variant: Variant, memory: MemoryReading, build: Timing? = nil, use: Timing? = nil,
    answer: Answer? = nil, complete: Bool = true
  ) {
    self.variant = variant
    self.memory = memory
    self.build = build
    self.use = use
    self.answer = answer
    self.complete = complete
  }
}
