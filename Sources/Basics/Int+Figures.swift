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

  /// The number with its noun: `1 object`, `2,000 objects`, `3 processes`.
  ///
  /// - Parameter plural: the plural where it is not the noun with an s.
  package func counted(_ noun: String, _ plural: String? = nil) -> String {
    "\(grouped) \(magnitude == 1 ? noun : plural ?? noun + "s")"
  }
}
