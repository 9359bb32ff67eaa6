extension Duration {
  /// The whole duration in seconds.
  package var seconds: Double {
    let (whole, atto) = components
    return Double(whole) + Double(atto) * 1e-18
  }

  /// The duration for people: `68 ns`, `0.60 µs`, `46.0 ms`, `1.20 s`.
  package var text: String {
    let value = seconds
    switch value.magnitude {
    case 0: return "0 s"
    case ..<999.5e-9: return "\((value * 1e9).threeDigits) ns"
    case ..<999.5e-6: return "\((value * 1e6).threeDigits) µs"
    case ..<999.5e-3: return "\((value * 1e3).threeDigits) ms"
    default: return "\(value.threeDigits) s"
    }
  }
}
