internal import Basics

/// A moment in UTC, to the microsecond.
///
/// Journals write it as ISO 8601 text; the calendar is computed here, because the only formatter
/// at hand would link all of ICU.
package struct Timestamp: Hashable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package var microseconds: Int

  /// Wraps a count of microseconds since 1970.
  package init(microseconds: Int) {
    self.microseconds = microseconds
  }

  /// How long after `earlier` this moment is; negative where it is before.
  package func since(_ earlier: Timestamp) -> Duration {
    .microseconds(microseconds.minus(earlier.microseconds))
  }
}

extension Timestamp: Comparable {
  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }
}

extension Timestamp: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Timestamp(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is no time such as 2026-11-21T07:55:12.123456Z")
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
