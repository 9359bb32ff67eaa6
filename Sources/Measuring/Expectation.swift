internal import Basics

/// What a lesson says an experiment will show: a verdict on one ledger, and how clear it should be.
package struct Expectation: Hashable, Sendable, Codable {
  package var ledger: Ledger
  package var verdict: Verdict
  /// The least ratio, at least 1, that still holds.
  package var atLeast: Double?
  /// The greatest ratio that still holds.
  package var atMost: Double?
  /// The first version of the engine of which it is said, such as `3.11`.
  package var from: String?
  /// The first version of the engine of which it is no longer said, such as `3.13`.
  package var before: String?

  /// Makes an expectation.
  package init(
    ledger: Ledger, verdict: Verdict, atLeast: Double? = nil, atMost: Double? = nil,
    from: String? = nil, before: String? = nil
  ) {
    self.ledger = ledger
    self.verdict = verdict
    self.atLeast = atLeast
    self.atMost = atMost
    self.from = from
    self.before = before
  }

  /// How an expectation fared.
  package enum Outcome: Hashable, Sendable {
    case holds
    /// One sentence with what was expected and what was found.
    case fails(String)
    /// One sentence with the reason: nothing was measured, or it is not said of this version.
    case notMeasured(String)
  }

  /// Whether it is about time, which may vary from machine to machine: such an expectation is
  /// reported and fails no check.
  package var isAboutTime: Bool { ledger.unit == .seconds }

  /// Whether it is said of an engine's version.
  package func applies(to version: String) -> Bool {
    guard let version = DottedVersion(version) else { return from == nil && before == nil }
    if let from = from.flatMap({ DottedVersion($0) }), version < from { return false }
    if let before = before.flatMap({ DottedVersion($0) }), version >= before { return false }
    return true
  }

  /// Holds the expectation against what was measured.
  package func check(against comparison: Comparison) -> Outcome {
    let engine = comparison.engine
    guard applies(to: engine.version) else {
      return .notMeasured("\(self) is not said of \(engine.title).")
    }
    if comparison.sameAnswer == false {
      return .fails("Expected that \(self), but the variants' answers differ.")
    }
    guard let found = comparison.verdicts[ledger], found.verdict != .notMeasurable else {
      return .notMeasured("\(ledger.title) was not measured.")
    }
    guard found.verdict != .tooShort else {
      return .notMeasured("\(ledger.title) was too short to measure.")
    }
    guard agrees(with: found) else {
      return .fails("Expected that \(self), but \(ledger.title) is \(found.sentence).")
    }
    return .holds
  }

  private func agrees(with found: LedgerVerdict) -> Bool {
    guard found.verdict == verdict else { return false }
    // Where only a bound of the ratio is known, the bound has to do. Where none is known, one side is
    // nothing at all, and no ratio is too large to ask for.
    if let atLeast, let known = found.ratio ?? found.low, known < atLeast { return false }
    if let atMost, found.ratio.map({ $0 > atMost }) ?? true { return false }
    return true
  }
}

extension Expectation: CustomStringConvertible {
  /// `kept is smaller by at least 2 times, from 3.11`.
  package var description: String {
    var text = "\(ledger.title) is \(verdict.rawValue)"
    switch (atLeast, atMost) {
    case (let least?, let most?):
      text += " by \(least.threeDigitsTrimmed) to \(most.threeDigitsTrimmed) times"
    case (let least?, nil): text += " by at least \(least.threeDigitsTrimmed) times"
    case (nil, let most?): text += " by at most \(most.threeDigitsTrimmed) times"
    case (nil, nil): break
    }
    if let from { text += " from \(from)" }
    if let before { text += " before \(before)" }
    return text
  }
}
