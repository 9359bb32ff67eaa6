extension Event {
  /// What user code printed, cut where it is long.
  package struct Output: Sendable {
    /// The most that is kept of one entry's output on one stream, in UTF-8 bytes.
    package static let limit = 64 * 1024

    /// The sequence number of the ``Event/entry(_:)`` that printed it.
    package var entry: Int?
    package var stream: Stream
    private var content: Content
    /// How many bytes were cut off the end.
    package var dropped: Int

    /// Where it was printed.
    package enum Stream: String, Hashable, Sendable, Codable {
      case stdout, stderr
    }

    private enum Content {
      case held(String)
      case left(JournalText)
    }

    /// Makes the payload, cutting the text after at most ``limit`` bytes.
    ///
    /// - Parameter dropped: bytes that the caller had cut off already.
    package init(entry: Int?, stream: Stream, text: String, dropped: Int = 0) {
      self.entry = entry
      self.stream = stream
      let bytes = text.utf8
      guard bytes.count > Self.limit else {
        content = .held(text)
        self.dropped = dropped
        return
      }
      var end = bytes.index(bytes.startIndex, offsetBy: Self.limit)
      while end.samePosition(in: text.unicodeScalars) == nil { end = bytes.index(before: end) }
      let kept = String(text.unicodeScalars[..<end])
      content = .held(kept)
      self.dropped = dropped + bytes.count - kept.utf8.count
    }

    /// What was printed. Where it stayed in the journal it is read at each call.
    package var text: String {
      switch content {
      case .held(let text): text
      case .left(let text): text.value
      }
    }
  }
}

extension Event.Output {
  /// Lets go of the text, which stays in the journal.
  mutating func leaveText(_ text: JournalText) { content = .left(text) }
}

extension Event.Output: Hashable {
  package static func == (one: Self, other: Self) -> Bool {
    (one.entry, one.stream, one.dropped) == (other.entry, other.stream, other.dropped)
      && one.text == other.text
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(entry)
    hasher.combine(stream)
    hasher.combine(text)
    hasher.combine(dropped)
  }
}

extension Event.Output: Codable {
  private enum Member: CodingKey {
    case entry, stream, text, dropped
  }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Member.self)
    entry = try members.decodeIfPresent(Int.self, forKey: .entry)
    stream = try members.decode(Stream.self, forKey: .stream)
    content = .held(try members.decode(String.self, forKey: .text))
    dropped = try members.decode(Int.self, forKey: .dropped)
  }

  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    try members.encodeIfPresent(entry, forKey: .entry)
    try members.encode(stream, forKey: .stream)
    try members.encode(text, forKey: .text)
    try members.encode(dropped, forKey: .dropped)
  }
}
