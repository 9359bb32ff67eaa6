/// A version of numbers between dots, such as `3.11` or `3.13.0`.
package struct DottedVersion: Hashable, Sendable {
  /// The numbers, most significant first.
  package var numbers: [Int]

  /// Reads the leading numbers; `3.14.0rc1` is read as 3.14.0. Nil where there is none.
  package init?(_ text: some StringProtocol) {
    numbers = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let digits = part.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits) else { break }
      numbers.append(number)
      if digits.endIndex != part.endIndex { break }
    }
    if numbers.isEmpty { return nil }
  }
}

extension DottedVersion: Comparable {
  /// A missing number counts as 0: 3.11 is not before 3.11.0.
  package static func < (left: DottedVersion, right: DottedVersion) -> Bool {
    for index in 0..<max(left.numbers.count, right.numbers.count) {
      let (one, other) = (left.number(index), right.number(index))
      if one != other { return one < other }
    }
    return false
  }

  private func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }
}

extension DottedVersion: CustomStringConvertible {
  package var description: String { numbers.map(String.init).joined(separator: ".") }
}
