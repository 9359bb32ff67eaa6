/// Reads the part of an expectation or a claim's test that says what is measured.
enum EffectReader {
  /// Reads `ledger`, `is`, `at-least` and `at-most`.
  static func effect(_ reader: KnobReader, findings: Findings) -> Effect? {
    let ledger = reader.choice("ledger", LedgerName.self, required: true)
    let direction = reader.choice("is", Direction.self, required: true)
    let atLeast = reader.number("at-least")
    let atMost = reader.number("at-most")
    guard let ledger, let direction else { return nil }
    if ledger.isTime != direction.isTime {
      findings.add(
        "value", "`\(ledger.rawValue)` is never `\(direction.rawValue)`.",
        at: reader.location(of: "is"),
        hint: ledger.isTime
          ? "a time is faster, slower, or no difference detected"
          : "a size is smaller, larger or same")
    }
    for (key, ratio) in [("at-least", atLeast), ("at-most", atMost)] {
      guard let ratio, ratio < 1 else { continue }
      findings.add(
        "value", "`\(key)` is below 1.", at: reader.location(of: key),
        hint: "a ratio is the larger figure over the smaller; \(1 / ratio) may be meant")
    }
    return Effect(ledger: ledger, direction: direction, atLeast: atLeast, atMost: atMost)
  }
}
