/// One bound of a version, as PEP 440 writes it: `<2`, `>=1.26`.
struct VersionBound: Hashable, Sendable {
  /// How a version stands to the bound's own.
  private enum Relation: String, CaseIterable {
    // The longer ones first: `<` begins `<=`.
    case atMost = "<=", atLeast = ">=", same = "==", other = "!=", below = "<", above = ">"
  }

  private let relation: Relation
  private let version: [Int]

  /// Reads a bound; nil for one that only pip can judge, such as `~=1.4` or `==1.*`.
  init?(_ text: some StringProtocol) {
    guard let relation = Relation.allCases.first(where: { text.hasPrefix($0.rawValue) })
    else { return nil }
    let version = String(text.dropFirst(relation.rawValue.count).drop { $0 == " " })
    guard !version.isEmpty, version.allSatisfy({ $0.isNumber || $0 == "." }) else { return nil }
    self.relation = relation
    self.version = Self.numbers(version)
  }

  /// Whether a version keeps to it. Of a version only the release counts, not `rc1` or `+local`.
  func allows(_ text: String) -> Bool {
    let found = Self.numbers(text)
    let isBelow = found.lexicographicallyPrecedes(version)
    let isAbove = version.lexicographicallyPrecedes(found)
    switch relation {
    case .below: return isBelow
    case .above: return isAbove
    case .atMost: return !isAbove
    case .atLeast: return !isBelow
    case .same: return !isBelow && !isAbove
    case .other: return isBelow || isAbove
    }
  }

  /// `[1, 26]` of `1.26.0rc1`; zeros at the end say nothing.
  private static func numbers(_ text: String) -> [Int] {
    let release = text.prefix { $0.isNumber || $0 == "." }
    var numbers = release.split(separator: ".").map { Int($0) ?? 0 }
    while numbers.last == 0 { numbers.removeLast() }
    return numbers
  }
}
