/// Finds what looks like a measured figure in a text: a number with a unit.
enum FigureScanner {
  /// A figure and its place in the text, in characters.
  struct Figure: Hashable {
    var text: String
    var offset: Int
  }

  /// All figures: digits, perhaps a blank or a hyphen, then a unit.
  static func figures(in text: String) -> [Figure] {
    let characters = Array(text)
    var result: [Figure] = []
    var index = 0
    while index < characters.count {
      guard characters[index].isASCIIDigit, index == 0 || !characters[index - 1].isWordPart else {
        index += 1
        continue
      }
      let end = endOfNumber(characters, from: index)
      if let unitEnd = endOfUnit(characters, from: end) {
        result.append(Figure(text: String(characters[index..<unitEnd]), offset: index))
        index = unitEnd
      } else {
        index = end
      }
    }
    return result
  }

  private static let units: Set<String> = [
    "b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib", "byte", "bytes", "kilobytes",
    "megabytes", "gigabytes", "kilobyte", "megabyte", "gigabyte", "percent", "times", "fold", "x",
    "ns", "us", "µs", "μs", "ms", "s", "sec", "secs", "second", "seconds", "millisecond",
    "milliseconds", "microseconds", "nanoseconds",
  ]

  private static func endOfNumber(_ characters: [Character], from start: Int) -> Int {
    var end = start
    while end < characters.count {
      let isSeparator = ".,_".contains(characters[end])
      let goesOn = end + 1 < characters.count && characters[end + 1].isASCIIDigit
      guard characters[end].isASCIIDigit || (isSeparator && goesOn) else { break }
      end += 1
    }
    return end
  }

  private static func endOfUnit(_ characters: [Character], from start: Int) -> Int? {
    var begin = start
    if begin < characters.count, characters[begin] == "-" || characters[begin].isWhitespace {
      begin += 1
    }
    guard begin < characters.count else { return nil }
    if "%×‰".contains(characters[begin]) { return begin + 1 }
    var end = begin
    while end < characters.count, characters[end].isLetter { end += 1 }
    if end < characters.count, characters[end].isASCIIDigit { return nil }
    let word = String(characters[begin..<end]).lowercased()
    if word == "per", characters[end...].starts(with: " cent") { return end + 5 }
    return units.contains(word) ? end : nil
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" || self == "." }
}
