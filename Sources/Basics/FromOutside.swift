/// Numbers that were read from a journal, from notes, from a worker or from settings: whoever can write those can
/// write any number, so that none is calculated with before it was held against its range.
package enum Outside {
  /// What an integer from outside may be: what a double holds exactly, and so every reader of JSON. A
  /// thousand of them can be added without overflow.
  package static let integers = -(1 << 53)...(1 << 53)
  /// What seconds from outside may be: thirty years either way.
  package static let seconds = -1e9...1e9
  /// How many of something there may be.
  package static let counts = 0...(1 << 53)
}

/// A value whose members have ranges beyond what their types say.
///
/// ``JSONDocument`` asks each value that it decodes; who builds one from a worker's message or from
/// exported notes asks himself.
package protocol FromOutside {
  /// Whether its own numbers can be what they claim to be; those of its parts are asked for themselves.
  var isPossible: Bool { get }
}

extension JSONValue {
  /// The first number in it that is none for ``int`` or ``double``: its text; nil where all can be used.
  package var impossibleNumber: String? {
    switch self {
    case .int(let value): Outside.integers.contains(value) ? nil : "\(value)"
    case .double(let value): value.isFinite ? nil : "\(value)"
    case .array(let values): values.lazy.compactMap(\.impossibleNumber).first
    case .object(let members): members.values.lazy.compactMap(\.impossibleNumber).first
    case .null, .bool, .string: nil
    }
  }
}

extension Int {
  /// The nearest integer toward zero; the largest or smallest there is for what lies beyond, 0 for no number.
  package init(saturating value: Double) {
    self = Int(exactly: value.rounded(.towardZero)) ?? (value > 0 ? .max : value < 0 ? .min : 0)
  }

  /// The sum, or the largest or smallest integer where it lies beyond.
  package func plus(_ other: Int) -> Int {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? (other < 0 ? .min : .max) : sum
  }

  /// The difference, or the largest or smallest integer where it lies beyond.
  package func minus(_ other: Int) -> Int {
    let (difference, isTooLarge) = subtractingReportingOverflow(other)
    return isTooLarge ? (other > 0 ? .min : .max) : difference
  }

  /// The product, or the largest or smallest integer where it lies beyond.
  package func times(_ other: Int) -> Int {
    let (product, isTooLarge) = multipliedReportingOverflow(by: other)
    return isTooLarge ? ((self < 0) == (other < 0) ? .max : .min) : product
  }
}
