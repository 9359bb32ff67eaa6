/// What a process held over time, as somebody saw who looked again and again.
///
/// It draws pictures and gives no figures: between two looks anything may have happened. So that a
/// long run takes no more room than a short one, neighbours are merged into the higher of them.
package struct MemoryTrace: Hashable, Sendable, Codable {
  /// Seconds since the start, rising.
  package private(set) var seconds: [Double] = []
  /// Bytes held above the start, one for each of ``seconds``.
  package private(set) var bytes: [Int] = []
  /// Looks closer together than this are merged.
  private var gap = 0.0

  /// The most looks that are kept.
  package static let limit = 240

  private enum CodingKeys: CodingKey { case seconds, bytes }

  /// Makes a trace of no looks.
  package init() {}

  /// Makes a trace of looks that were taken before; what has no partner is left out.
  package init(seconds: [Double], bytes: [Int]) {
    let count = min(seconds.count, bytes.count)
    self.seconds = Array(seconds.prefix(count))
    self.bytes = Array(bytes.prefix(count))
  }

  /// Whether there are enough looks for a picture.
  package var isWorthDrawing: Bool { seconds.count >= 5 }

  /// Takes in a look; one that lies before the last is left out.
  package mutating func add(seconds now: Double, bytes held: Int) {
    if let last = seconds.last {
      guard now >= last else { return }
      if now - last < gap {
        bytes[bytes.count - 1] = max(bytes[bytes.count - 1], held)
        return
      }
    }
    seconds.append(now)
    bytes.append(held)
    if seconds.count > Self.limit { thin() }
  }

  private mutating func thin() {
    let pairs = stride(from: 0, to: seconds.count, by: 2)
    bytes = pairs.map { max(bytes[$0], $0 + 1 < bytes.count ? bytes[$0 + 1] : bytes[$0]) }
    seconds = pairs.map { seconds[$0] }
    gap = ((seconds.last ?? 0) - (seconds.first ?? 0)) / Double(Self.limit / 2)
  }
}
