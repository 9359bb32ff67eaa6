/// A number of bytes.
///
/// Sizes are printed in decimal units (1 MB is 1,000,000 bytes), with three significant digits,
/// because that is what the articles, pandas and `ls --si` print.
package struct ByteCount: Hashable, Comparable, Sendable {
  /// The count itself, in bytes. Negative for a difference in which memory came back.
  package var bytes: Int

  /// Wraps a number of bytes.
  package init(_ bytes: Int) {
    self.bytes = bytes
  }

  /// No bytes at all.
  package static let zero = ByteCount(0)

  package static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }
  /// The sum; what no integer holds is the largest or smallest count, since counts come from outside as well.
  package static func + (left: ByteCount, right: ByteCount) -> ByteCount {
    ByteCount(left.bytes.plus(right.bytes))
  }
  /// The difference, bounded as a sum is.
  package static func - (left: ByteCount, right: ByteCount) -> ByteCount {
    ByteCount(left.bytes.minus(right.bytes))
  }
  package static func += (left: inout ByteCount, right: ByteCount) { left = left + right }
}

extension ByteCount: Codable {
  package init(from decoder: any Decoder) throws {
    bytes = try decoder.singleValueContainer().decode(Int.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(bytes)
  }
}

extension ByteCount: CustomStringConvertible {
  /// The count for people: `208 B`, `8.45 MB`, `1.20 GB`.
  package var description: String {
    let units = ["B", "kB", "MB", "GB", "TB", "PB"]
    guard bytes.magnitude >= 1000 else { return "\(bytes) B" }
    var value = Double(bytes)
    var unit = 0
    while value.magnitude >= 999.5, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return "\(value.threeDigits) \(units[unit])"
  }
}
