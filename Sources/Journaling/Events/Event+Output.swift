extension Event {
  /// What user code printed, cut where it is long.
  package struct Output: Hashable, Sendable, Codable {
    /// The most that is kept of one entry's output on one stream, in UTF-8 bytes.
    package static let limit = 64 * 1024

    /// The sequence number of the ``Event/entry(_:)`` that printed it.
    package var entry: Int?
    package var stream: Stream
    package var text: String
    /// How many bytes were cut off the end.
    package var dropped: Int

    /// Where it was printed.
    package enum Stream: String, Hashable, Sendable, Codable {
      case stdout, stderr
    }

    /// Makes the payload, cutting the text after at most ``limit`` bytes.
    ///
    /// - Parameter dropped: bytes that the caller had cut off already.
    package init(entry: Int?, stream: Stream, text: String, dropped: Int = 0) {
      self.entry = entry
      self.stream = stream
      let bytes = text.utf8
      guard bytes.count > Self.limit else {
        self.text = text
        self.dropped = dropped
        return
      }
      var end = bytes.index(bytes.startIndex, offsetBy: Self.limit)
      while end.samePosition(in: text.unicodeScalars) == nil { end = bytes.index(before: end) }
      self.text = String(text.unicodeScalars[..<end])
      self.dropped = dropped + bytes.count - self.text.utf8.count
    }
  }
}
