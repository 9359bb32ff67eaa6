extension Double {
  /// The value for people, without an exponent: `8.45`, `40.4`, `194,000`.
  ///
  /// Three significant digits, and two below 1: `0.60`, `0.045`. Digits that rounding carries over
  /// are counted after it, so that 9.996 is `10.0` and 999.6 is `1,000`.
  package var threeDigits: String {
    guard isFinite else { return isNaN ? "undefined" : (self < 0 ? "-∞" : "∞") }
    let size = magnitude
    guard size > 0 else { return "0" }
    var decimals = 2
    var scale = 100.0
    while size * scale < 9.5, decimals < 12 {
      decimals += 1
      scale *= 10
    }
    while decimals >= 0 {
      if (size * scale).rounded() < 1000 { return fixed(decimals) }
      decimals -= 1
      scale /= 10
    }
    var unit = 1.0
    while (size / unit).rounded() >= 1000 { unit *= 10 }
    let value = (self / unit).rounded() * unit
    return value.magnitude < 9e15 ? Int(value).grouped : "\(value)"
  }

  /// The value with a fixed number of decimals, rounded half away from zero.
  package func fixed(_ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(self)" }
    let whole = Int(scaled)
    let sign = self < 0 && whole != 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let digits = String(whole)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}

extension Double {
  /// Three significant digits without zeros that say nothing: `2`, `4.73`, `194,000`.
  package var threeDigitsTrimmed: String {
    let text = threeDigits
    guard text.contains(".") else { return text }
    let trimmed = text.trimmingSuffix { $0 == "0" }
    return String(trimmed.hasSuffix(".") ? trimmed.dropLast() : trimmed)
  }
}

extension Double {
  /// A ratio whose figure is at least 1 either way, so that small ones can be read: `× 2.10`, `÷ 196,000`.
  package var factor: String {
    // What rounds to 1 is no part of anything.
    self >= 0.995 || self <= 0 || isNaN ? "× \(threeDigits)" : "÷ \((1 / self).threeDigits)"
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
    return self[..<end]
  }
}
