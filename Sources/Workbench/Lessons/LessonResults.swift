import Basics
import Lessons
import Measuring

/// What has been measured of a lesson so far, on one engine.
struct LessonResults {
  /// By the experiment's id.
  private(set) var comparisons: [String: Comparison] = [:]
  private(set) var claims: [String: ClaimOutcome] = [:]
  private(set) var engine: EngineIdentity?

  /// Takes in an experiment's outcome and judges the claims that hang on it.
  mutating func add(_ comparison: Comparison, of spec: ExperimentSpec) {
    comparisons[spec.id] = comparison
    engine = comparison.engine
    for test in spec.claims {
      let ledger = test.effect.ledger
      let direction = comparison.direction(of: ledger)
      let holds = test.effect.isMet(direction: direction, ratio: comparison.ratio(of: ledger))
      // All that is measured for a claim must agree for it to hold: what fails it stays.
      if claims[test.claim]?.holds == false { continue }
      claims[test.claim] = ClaimOutcome(
        holds: holds,
        measured: Ledger(ledger).map { comparison.wording(of: $0, form: .verdict) } ?? "",
        test: "\(test.effect)")
    }
  }

  /// Takes in what a fact's code said.
  mutating func add(fact: Fact, value: String?, engine: EngineIdentity) {
    self.engine = engine
    let holds: Bool? = ["True": true, "true": true, "False": false, "false": false][value ?? ""]
    if claims[fact.claim]?.holds == false { return }
    claims[fact.claim] = ClaimOutcome(
      holds: holds, measured: value ?? "nothing", test: "the lesson's code says True")
  }

  /// The text for a slot; nil where what it needs has not been measured.
  func text(for slot: Slot) -> String? {
    switch slot.reference {
    case .figure(let id, let variant, let ledger):
      return figure(id, variant, ledger)?.text
    case .each(let id, let variant, let ledger):
      guard let figure = figure(id, variant, ledger), let n = comparisons[id]?.n, n > 0 else {
        return nil
      }
      return figure.each(of: n)
    case .comparison(let id, let ledger, let form):
      guard let comparison = comparisons[id], let ledger = Ledger(ledger) else { return nil }
      return comparison.wording(of: ledger, form: form)
    case .size(let id):
      return comparisons[id]?.n?.grouped
    case .claim(let id, let form):
      guard let claim = claims[id] else { return nil }
      return form == .verdict ? claim.verdict : claim.measured
    case .engine:
      return engine?.title
    case .table, .picture:
      return nil
    }
  }

  private func figure(_ id: String, _ variant: String, _ name: LedgerName) -> Figure? {
    guard let ledger = Ledger(name),
      let result = comparisons[id]?.variants.first(where: { $0.variant.name == variant })
    else { return nil }
    return Figure(ledger, of: result)
  }
}
