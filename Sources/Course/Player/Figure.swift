import Basics
import Measuring

/// One variant's value in one ledger, as text.
struct Figure {
  private let value: Double?
  private let unit: Ledger.Unit

  /// Takes the figure out of a result.
  init(_ ledger: Ledger, of result: VariantResult) {
    unit = ledger.unit
    value =
      switch ledger {
      case .build: result.build?.median
      case .use: result.use?.median
      default: result.memory[ledger].map(Double.init)
      }
  }

  /// `40.4 MB`, `46.0 ms`, `1,000,001`; "not measured" where there is none.
  var text: String { value.map(format) ?? "not measured" }

  /// The figure divided by a number of elements: `40.4 B`.
  func each(of n: Int) -> String {
    guard let value else { return "not measured" }
    let share = value / Double(n)
    return unit == .bytes
      ? "\(share.threeDigits) B" : unit == .blocks ? share.threeDigits : format(share)
  }

  private func format(_ value: Double) -> String {
    switch unit {
    case .bytes: ByteCount(Int(saturating: value)).description
    case .blocks: Int(saturating: value).grouped
    case .seconds: value.secondsText
    }
  }
}
