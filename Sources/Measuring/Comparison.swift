/// The outcome of an experiment: what each variant cost, and what the ledgers say of it.
package struct Comparison: Hashable, Sendable, Codable {
  package var engine: EngineIdentity
  package var n: Int?
  package var variants: [VariantResult]
  /// The last variant held against the first. Empty where the answers differ.
  package var verdicts: [Ledger: LedgerVerdict]
  /// Nil where there was no `use`, or where an answer cannot be compared.
  package var sameAnswer: Bool?
  package var warnings: [Warning]

  /// Makes a comparison.
  package init(
    engine: EngineIdentity, n: Int?, variants: [VariantResult],
    verdicts: [Ledger: LedgerVerdict], sameAnswer: Bool?, warnings: [Warning]
  ) {
    self.engine = engine
    self.n = n
    self.variants = variants
    self.verdicts = verdicts
    self.sameAnswer = sameAnswer
    self.warnings = warnings
  }
}
