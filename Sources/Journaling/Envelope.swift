internal import Basics

/// A line of a journal whose data is not yet parsed.
///
/// Lines as ``Record/line()`` writes them are taken apart by position, which lets a fold over many
/// journals pass over the kinds it does not want at the speed of a search for line ends. Any other
/// JSON object with the same members is read too, only slower.
struct Envelope {
  var sequence: Int
  var time: Timestamp
  var tag: String
  private var data: [UInt8]

  /// Reads a line, without its end; nil where it is no record.
  init?(line: [UInt8]) {
    if let quick = Envelope(written: line) ?? Envelope(foreign: line) {
      self = quick
    } else {
      return nil
    }
  }

  /// The record; throws where the data does not fit its tag.
  func record() throws -> Record {
    Record(
      sequence: sequence, time: time, event: try Event(tag: tag, data: JSONDocument(data)))
  }

  private init(sequence: Int, time: Timestamp, tag: String, data: [UInt8]) {
    self.sequence = sequence
    self.time = time
    self.tag = tag
    self.data = data
  }

  private init?(written line: [UInt8]) {
    var rest = line[...]
    func skip(_ text: StaticString) -> Bool {
      let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
      guard rest.starts(with: expected) else { return false }
      rest = rest.dropFirst(expected.count)
      return true
    }
    func upToQuote() -> String? {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
      let text = rest[..<end]
      rest = rest[(end + 1)...]
      return text.contains(UInt8(ascii: "\\")) ? nil : String(decoding: text, as: UTF8.self)
    }
    guard skip("{\"seq\":") else { return nil }
    let digits = rest.prefix { (48...57).contains($0) }
    rest = rest.dropFirst(digits.count)
    guard let sequence = Int(String(decoding: digits, as: UTF8.self)),
      Outside.counts.contains(sequence),
      skip(",\"time\":\""), let time = upToQuote().flatMap({ Timestamp($0) }),
      skip(",\"type\":\""), let tag = upToQuote(),
      skip(",\"data\":"), rest.popLast() == UInt8(ascii: "}")
    else { return nil }
    self.init(sequence: sequence, time: time, tag: tag, data: Array(rest))
  }

  private init?(foreign line: [UInt8]) {
    guard let value = try? JSONValue(parsing: line), let sequence = value["seq"]?.int,
      Outside.counts.contains(sequence),
      let time = value["time"]?.string.flatMap({ Timestamp($0) }),
      let tag = value["type"]?.string, let data = value["data"]
    else { return nil }
    self.init(sequence: sequence, time: time, tag: tag, data: Array(data.line().utf8))
  }
}
