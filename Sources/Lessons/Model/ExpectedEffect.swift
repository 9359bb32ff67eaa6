package import Basics
package import Languages

/// What a lesson promises of its experiment, on the versions it names.
package struct ExpectedEffect: Hashable, Sendable {
  package var effect: Effect
  /// The language whose run is meant.
  package var language: CodeLanguage
  /// The first version it is promised for; nil for no lower end.
  package var since: LanguageVersion?
  /// The last version it is promised for, all of its patch releases included; nil for no upper end.
  package var until: LanguageVersion?
  package var location: SourceLocation

  /// How an expectation came out.
  package enum Outcome: Hashable, Sendable {
    case holds
    case fails
    /// The version lies outside of the promised range, or another language ran.
    case doesNotApply
    /// Nothing to judge by: the ledger was not measured.
    case notMeasured
  }

  /// Makes an expectation.
  package init(
    effect: Effect, language: CodeLanguage = .python, since: LanguageVersion? = nil,
    until: LanguageVersion? = nil, location: SourceLocation
  ) {
    self.effect = effect
    self.language = language
    self.since = since
    self.until = until
    self.location = location
  }

  /// Whether a failure is only reported: times depend on the machine and its load.
  package var isAdvisory: Bool { effect.ledger.isTime }

  /// Judges one run.
  ///
  /// - Parameters:
  ///   - language: the language that ran.
  ///   - version: its version; nil, where it is not known, is outside of every bounded range.
  ///   - direction: the measured verdict on ``Effect/ledger``; nil where nothing was measured.
  ///   - ratios: where the ratio behind it lies; nil where there is none.
  package func outcome(
    language: CodeLanguage, version: LanguageVersion?, direction: Direction?,
    ratios: ClosedRange<Double>?
  ) -> Outcome {
    guard language == self.language, covers(version) else { return .doesNotApply }
    return switch effect.isMet(direction: direction, ratios: ratios) {
    case true?: .holds
    case false?: .fails
    case nil: .notMeasured
    }
  }

  private func covers(_ version: LanguageVersion?) -> Bool {
    if since == nil && until == nil { return true }
    guard let version else { return false }
    return since.map { version >= $0 } ?? true && until.map { version <= $0 } ?? true
  }
}

extension ExpectedEffect: CustomStringConvertible {
  package var description: String {
    let range =
      switch (since, until) {
      case (let first?, let last?): ", on \(language.rawValue) \(first) to \(last)"
      case (let first?, nil): ", on \(language.rawValue) \(first) and later"
      case (nil, let last?): ", on \(language.rawValue) \(last) and earlier"
      case (nil, nil): ""
      }
    return "\(effect)\(range)"
  }
}
