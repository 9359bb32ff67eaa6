/// The name of a session and of its journal file: `20261121T075512Z-4242-31ee61c0`.
///
/// It begins with the UTC time of the start, so that names sort by time without opening a file;
/// the microsecond and three random digits at its end order the sessions of one second and keep
/// those of several shells apart.
package struct SessionID: Hashable, Sendable {
  /// The whole name, without the file's suffix.
  package let text: String
  /// When the session started, to the second.
  package let started: Timestamp

  /// Names a new session; of `random` the lowest 12 bits are used.
  package init(started: Timestamp, process: Int32, random: UInt32) {
    let within = started.microseconds % 1_000_000
    let moment = UInt32(within < 0 ? within + 1_000_000 : within)
    let digits = String(moment << 12 | random & 0xfff, radix: 16)
    let padded = String(repeating: "0", count: 8 - digits.count) + digits
    text = "\(started.compact)-\(process)-\(padded)"
    self.started = Timestamp(microseconds: started.microseconds / 1_000_000 * 1_000_000)
  }

  /// Reads a name back; nil where it is not of that form.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, Int32(parts[1]) != nil, parts[2].count == 8,
      parts[2].allSatisfy(\.isHexDigit), parts[0].utf8.count == 16,
      let started = Timestamp(Self.extended(parts[0]))
    else { return nil }
    self.text = text
    self.started = started
  }

  private static func extended(_ compact: Substring) -> String {
    let c = Array(compact)
    guard c.count == 16 else { return "" }
    return "\(String(c[0..<4]))-\(String(c[4..<6]))-\(String(c[6..<8]))T"
      + "\(String(c[9..<11])):\(String(c[11..<13])):\(String(c[13..<15]))Z"
  }
}

extension SessionID: Comparable, CustomStringConvertible {
  /// Sorts by time, to the microsecond.
  package static func < (left: SessionID, right: SessionID) -> Bool {
    (left.started, left.text.suffix(8), left.text) < (
      right.started, right.text.suffix(8), right.text
    )
  }

  package var description: String { text }
}

extension SessionID: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = SessionID(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is no session's name")
    }
    self = id
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
