extension Comparison {
  /// Holds the last variant against the first, ledger by ledger.
  ///
  /// Answers that differ leave no verdicts: what computes something else cannot be better.
  /// - Parameters:
  ///   - results: one for each variant, in their order.
  ///   - warnings: what the engine and the machine have to say; those of the samples are added.
  package static func judging(
    engine: EngineIdentity, n: Int?, results: [VariantResult], warnings: [Warning] = []
  ) -> Comparison {
    let sameAnswer = sameAnswer(in: results)
    var verdicts: [Ledger: LedgerVerdict] = [:]
    if sameAnswer != false, results.count > 1, let first = results.first, let last = results.last {
      for ledger in Ledger.allCases {
        verdicts[ledger] = verdict(of: ledger, first: first, last: last)
      }
    }
    return Comparison(
      engine: engine, n: n, variants: results, verdicts: verdicts, sameAnswer: sameAnswer,
      warnings: unique(
        warnings + Warning.about(results, isBusy: warnings.contains(where: \.isOfBusyMachine))
          + answerWarnings(in: results)))
  }

  /// Whether all answers are equal; nil where there are none or one cannot be compared. Two that
  /// differ settle it, whatever the others are.
  private static func sameAnswer(in results: [VariantResult]) -> Bool? {
    let digests = results.map { $0.answer?.digest }
    if Set(digests.compactMap(\.self)).count > 1 { return false }
    return digests.contains(nil) || digests.count < 2 ? nil : true
  }

  private static func verdict(
    of ledger: Ledger, first: VariantResult, last: VariantResult
  ) -> LedgerVerdict? {
    switch ledger {
    case .shared, .freed:
      // What others hold, and what comes back, is no merit of the construction.
      return nil
    case .build, .use:
      let timings = ledger == .build ? (first.build, last.build) : (first.use, last.use)
      guard timings.0 != nil || timings.1 != nil else { return nil }
      return Judge.time(first: timings.0, last: timings.1)
    default:
      let figures = (first.comparable(ledger), last.comparable(ledger))
      if figures.0 == nil || figures.1 == nil {
        let measured = first.memory[ledger] != nil || last.memory[ledger] != nil
        // The two ledgers that everyone asks for are never passed over in silence.
        return measured || ledger == .kept || ledger == .peak
          ? LedgerVerdict(verdict: .notMeasurable) : nil
      }
      if ledger == .keptNative, figures.0 == 0, figures.1 == 0 { return nil }
      return Judge.memory(ledger, first: figures.0, last: figures.1)
    }
  }

  private static func answerWarnings(in results: [VariantResult]) -> [Warning] {
    let blind = results.filter { $0.answer != nil && $0.answer?.digest == nil }
    return blind.isEmpty
      ? []
      : [
        Warning(
          id: "answers.not-comparable",
          message:
            "The answer of \(blind.map(\.variant.name).joined(separator: " and ")) cannot be compared, because it has no content of its own to look at; let `use` return numbers, texts or containers of them."
        )
      ]
  }

  private static func unique(_ warnings: [Warning]) -> [Warning] {
    var seen: Set<Warning> = []
    return warnings.filter { seen.insert($0).inserted }
  }
}

extension VariantResult {
  /// The figure of a memory ledger, where it may be held against another variant's.
  fileprivate func comparable(_ ledger: Ledger) -> Int? {
    let startedProcesses = (memory.children ?? 0) > 0
    return switch ledger {
    // The walk stopped early: what it found is a lower bound.
    case .deep, .own, .shared: memory.complete ? memory[ledger] : nil
    case .kept, .keptNative: startedProcesses ? nil : memory[ledger]
    // These cover build and use; after a failure they cover an unknown part.
    case .peak, .allocations, .churn: startedProcesses || !complete ? nil : memory[ledger]
    case .rss: complete ? memory[ledger] : nil
    default: memory[ledger]
    }
  }
}
