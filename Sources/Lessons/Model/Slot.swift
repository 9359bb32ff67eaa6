package import Basics
package import Languages

/// A place in prose that the measurement fills, written `{{points.kept.verdict}}`.
///
/// Prose holds no measured figures of its own, so that it cannot go stale.
package struct Slot: Hashable, Sendable {
  /// What stands between the braces.
  package var path: String
  package var reference: Reference
  /// The language whose figures are meant, where the slot says so; else the experiment's first.
  package var language: CodeLanguage?
  package var location: SourceLocation

  /// What a slot stands for.
  package enum Reference: Hashable, Sendable {
    /// `points.naive.kept`: one variant's figure, with its unit.
    case figure(experiment: String, variant: String, ledger: LedgerName)
    /// `points.naive.kept.each`: that figure divided by the experiment's size.
    case each(experiment: String, variant: String, ledger: LedgerName)
    /// `points.kept.verdict`: the last variant held against the first.
    case comparison(experiment: String, ledger: LedgerName, form: Form)
    /// `points.n`: the size that ran.
    case size(experiment: String)
    /// `points.table`: the result table; alone in its paragraph.
    case table(experiment: String)
    /// `points.picture`: the result as bars; alone in its paragraph.
    case picture(experiment: String)
    /// `D4.verdict` or `D4.measured`: a source's claim held against this machine.
    case claim(id: String, form: ClaimForm)
    /// `engine`: name and full version of what ran; `engine.swift`: of the one for that language.
    case engine
  }

  /// How a comparison is worded.
  package enum Form: String, CaseIterable, Hashable, Sendable {
    /// `1.36 times smaller`, `the same`, `not measurable`; times with their interval.
    case verdict
    /// The ratio alone, at least 1: `1.36`.
    case ratio
    /// `26.3 % less` or `4.0 % more`.
    case saving
  }

  /// How a claim's outcome is worded.
  package enum ClaimForm: String, CaseIterable, Hashable, Sendable {
    /// `holds`, `does not hold` or `cannot be judged`.
    case verdict
    /// What was measured: `1.36 times smaller`; for a fact its value.
    case measured
  }

  /// Makes a slot.
  package init(
    path: String, reference: Reference, language: CodeLanguage? = nil, location: SourceLocation
  ) {
    self.path = path
    self.reference = reference
    self.language = language
    self.location = location
  }
}

extension Slot {
  /// The id of the experiment it speaks of, where it does.
  package var experiment: String? {
    switch reference {
    case .figure(let id, _, _), .each(let id, _, _), .comparison(let id, _, _), .size(let id),
      .table(let id), .picture(let id):
      id
    case .claim, .engine: nil
    }
  }

  /// Whether it fills a whole paragraph.
  package var isBlock: Bool {
    switch reference {
    case .table, .picture: true
    default: false
    }
  }
}
