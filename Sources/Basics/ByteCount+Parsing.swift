extension ByteCount {
  /// Reads an amount as people write it: `512 MB`, `2GiB`, `1_000_000`.
  ///
  /// Decimal units are powers of 1000, those with an i powers of 1024. Nil where the text is no amount.
  package init?(parsing text: String) {
    let compact = text.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "," }
    let number = compact.prefix { $0.isNumber || $0 == "." }
    guard let value = Double(number), value >= 0 else { return nil }
    var unit = compact.dropFirst(number.count)
    if unit.last == "b" { unit = unit.dropLast() }
    let binary = unit.last == "i"
    if binary { unit = unit.dropLast() }
    let powers: [Substring] = ["", "k", "m", "g", "t"]
    guard let power = powers.firstIndex(of: unit), !(binary && power == 0) else { return nil }
    var bytes = value
    for _ in 0..<power { bytes *= binary ? 1024 : 1000 }
    guard bytes < 9e18 else { return nil }
    self.init(Int(bytes.rounded()))
  }
}
