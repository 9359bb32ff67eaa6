extension Double {
  /// The value with three significant digits and no exponent: `8.45`, `40.4`, `194,000`.
  package var threeDigits: String {
    guard isFinite else { return isNaN ? "undefined" : (self < 0 ? "-∞" : "∞") }
    let size = magnitude
    if size >= 1000 {
      var unit = 1.0
      while size / unit >= 1000 { unit *= 10 }
      return ((self / unit).rounded() * unit).wholeGrouped
    }
    if size >= 99.95 { return fixed(0) }
    if size >= 9.995 { return fixed(1) }
    return fixed(2)
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

  private var wholeGrouped: String {
    magnitude < 9e15 ? Int(self).grouped : "\(self)"
  }
}

extension Int {
  /// The number with a comma between each three digits: `1,000,000`.
  package var grouped: String {
    let digits = Array(String(magnitude))
    var result = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
