import Basics
import Languages
package import Lessons
package import Measuring

/// What has been measured of a lesson so far, in each language that runs here.
package struct LessonResults {
  /// By the experiment's id and the language.
  private(set) var measured: [String: [CodeLanguage: Comparison]] = [:]
  /// What each experiment and each fact says of the claims that hang on it, in the order of their first run.
  private var judged: [(source: String, claims: [String: ClaimOutcome])] = []
  private(set) var engines: [CodeLanguage: EngineIdentity] = [:]
  /// The language that each experiment is about where nothing else is said.
  private var first: [String: CodeLanguage] = [:]

  /// What is known of each claim: all that is measured for it must agree for it to hold.
  package var claims: [String: ClaimOutcome] {
    judged.reduce(into: [:]) { all, part in all.merge(part.claims) { $0.and($1) } }
  }

  /// Whether an experiment has been measured, in whatever language.
  package func has(_ id: String) -> Bool { measured[id] != nil }

  /// The outcomes of an experiment, Python first.
  package func comparisons(of id: String) -> [Comparison] {
    CodeLanguage.allCases.compactMap { measured[id]?[$0] }
  }

  /// Takes in an experiment's outcome in its languages.
  package mutating func add(_ runs: [ExperimentRun], of spec: ExperimentSpec) {
    for run in runs { add(run.comparison, of: spec, in: run.language) }
  }

  /// Takes in an outcome, and judges the claims that hang on it: they are the first language's.
  private mutating func add(
    _ comparison: Comparison, of spec: ExperimentSpec, in language: CodeLanguage
  ) {
    measured[spec.id, default: [:]][language] = comparison
    engines[language] = comparison.engine
    let about = spec.firstLanguage
    first[spec.id] = about
    guard language == about else { return }
    let outcomes = spec.claims.map { test in
      let ledger = test.effect.ledger
      let direction = comparison.direction(of: ledger)
      let isVague = Ledger(ledger).flatMap { comparison.verdicts[$0] }?.isVague == true
      return (
        test.claim,
        ClaimOutcome(
          holds: isVague
            ? nil : test.effect.isMet(direction: direction, ratios: comparison.ratios(of: ledger)),
          measured: Ledger(ledger).map { comparison.wording(of: $0, form: .verdict) } ?? "",
          test: "\(test.effect)")
      )
    }
    judge("experiment \(spec.id)", Dictionary(outcomes) { $0.and($1) })
  }

  /// What is run again replaces what it said before.
  private mutating func judge(_ source: String, _ claims: [String: ClaimOutcome]) {
    if let index = judged.firstIndex(where: { $0.source == source }) {
      judged[index].claims = claims
    } else {
      judged.append((source, claims))
    }
  }

  /// Takes in what a fact's code said.
  package mutating func add(fact: Fact, value: String?, engine: EngineIdentity) {
    engines[fact.language] = engine
    let holds: Bool? = ["True": true, "true": true, "False": false, "false": false][value ?? ""]
    let outcome = ClaimOutcome(
      holds: holds, measured: value ?? "nothing", test: "the lesson's code says True")
    judge("fact \(fact.code.origin)", [fact.claim: outcome])
  }

  /// The text for a slot; nil where what it needs has not been measured.
  package func text(for slot: Slot) -> String? {
    let comparison = slot.experiment.flatMap { id in
      (slot.language ?? first[id]).flatMap { measured[id]?[$0] }
    }
    switch slot.reference {
    case .figure(_, let variant, let ledger):
      return comparison.flatMap { Self.figure($0, variant, ledger) }?.text
    case .each(_, let variant, let ledger):
      guard let comparison, let n = comparison.n, n > 0 else { return nil }
      return Self.figure(comparison, variant, ledger)?.each(of: n)
    case .comparison(_, let ledger, let form):
      guard let comparison, let ledger = Ledger(ledger) else { return nil }
      return comparison.wording(of: ledger, form: form)
    case .size(let id):
      return comparisons(of: id).first?.n?.grouped
    case .claim(let id, let form):
      guard let claim = claims[id] else { return nil }
      return form == .verdict ? claim.verdict : claim.measured
    case .engine:
      let language = slot.language ?? CodeLanguage.allCases.first { engines[$0] != nil }
      return language.flatMap { engines[$0] }?.title
    case .table, .picture:
      return nil
    }
  }

  private static func figure(
    _ comparison: Comparison, _ variant: String, _ name: LedgerName
  ) -> Figure? {
    guard let ledger = Ledger(name),
      let result = comparison.variants.first(where: { $0.variant.name == variant })
    else { return nil }
    return Figure(ledger, of: result)
  }
}
