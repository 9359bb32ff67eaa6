extension Duration {
  /// The whole duration in seconds.
  package var seconds: Double {
    let (whole, atto) = components
    return Double(whole) + Double(atto) * 1e-18
  }

  /// The duration for people: `68 ns`, `0.60 µs`, `46.0 ms`, `1.20 s`.
  package var text: String { seconds.secondsText }

  /// That many seconds, within ``Outside/seconds``; none for what is no number.
  package init(bounded seconds: Double) {
    let range = Outside.seconds
    self = .seconds(seconds.isNaN ? 0 : min(max(seconds, range.lowerBound), range.upperBound))
  }
}

extension Double {
  /// So many seconds for people, as ``Duration/text`` has them; of any size, since no duration is made of them.
  package var secondsText: String {
    switch magnitude {
    case 0: "0 s"
    case ..<999.5e-9: "\((self * 1e9).threeDigits) ns"
    case ..<999.5e-6: "\((self * 1e6).threeDigits) µs"
    case ..<999.5e-3: "\((self * 1e3).threeDigits) ms"
    default: "\(threeDigits) s"
    }
  }
}
