internal import Glibc

/// The entries of a history, oldest first, each text once, at the place where it was last used.
///
/// All texts lie escaped in one block of memory and are decoded when they are asked for: of fifty
/// thousand entries a person sees a handful, and the first prompt must not wait for the rest.
package struct HistoryEntries: Sendable {
  private var bytes: [UInt8] = []
  private var bodies: [Range<Int>] = []

  /// No entries.
  package init() {}

  /// The whole lines of a history file; of equal ones the last is kept, and all others are ignored.
  package init(file: [UInt8]) {
    bytes = file
    bodies = file.withUnsafeBufferPointer { file in
      Self.distinct(Self.bodies(in: file), in: file)
    }
  }

  package var count: Int { bodies.count }

  /// The bytes that the lines of these entries take in a file, their lengths left out.
  package var byteCount: Int { bodies.reduce(0) { $0 + $1.count + 1 } }

  /// The text of an entry.
  package subscript(index: Int) -> String { HistoryText.unescaped(bytes[bodies[index]]) }

  /// Adds an entry at the end; one with the same text goes.
  package mutating func append(_ entry: String) {
    let escaped = HistoryText.escaped(entry)
    if let same = bodies.lastIndex(where: {
      $0.count == escaped.count && bytes[$0].elementsEqual(escaped)
    }) {
      bodies.append(bodies.remove(at: same))
    } else {
      bodies.append(bytes.count..<(bytes.count + escaped.count))
      bytes += escaped
    }
  }

  /// Forgets the oldest entries beyond a number.
  package mutating func keepLast(_ limit: Int) {
    if bodies.count > limit { bodies.removeFirst(bodies.count - limit) }
  }

  /// The entries as the lines of a file.
  package var lines: [UInt8] {
    var result: [UInt8] = []
    for body in bodies { result += HistoryText.line(bytes[body]) }
    return result
  }

  /// The last entry before an index that begins with a text; of equal ones there is one only.
  package func lastIndex(withPrefix prefix: String, before end: Int) -> Int? {
    let escaped = HistoryText.escaped(prefix)
    return bytes.withUnsafeBufferPointer { bytes in
      bodies[..<min(end, bodies.count)].lastIndex { body in
        body.count >= escaped.count && starts(bytes, at: body.lowerBound, with: escaped)
      }
    }
  }

  /// The first entry from an index on that begins with a text.
  package func firstIndex(withPrefix prefix: String, from start: Int) -> Int? {
    let escaped = HistoryText.escaped(prefix)
    return bytes.withUnsafeBufferPointer { bytes in
      bodies[min(start, bodies.count)...].firstIndex { body in
        body.count >= escaped.count && starts(bytes, at: body.lowerBound, with: escaped)
      }
    }
  }

  /// The last entry before an index that holds a text.
  package func lastIndex(containing text: String, before end: Int) -> Int? {
    let escaped = HistoryText.escaped(text)
    return (0..<min(end, bodies.count)).last { holds(escaped, text, $0) }
  }

  /// The first entry from an index on that holds a text.
  package func firstIndex(containing text: String, from start: Int) -> Int? {
    let escaped = HistoryText.escaped(text)
    guard start < bodies.count else { return nil }
    return (start..<bodies.count).first { holds(escaped, text, $0) }
  }

  // The escaped forms are compared first, because that needs no decoding. They may agree where the
  // texts do not: the `n` of an escaped line break is no letter.
  private func holds(_ escaped: [UInt8], _ text: String, _ index: Int) -> Bool {
    let body = bodies[index]
    guard bytes.withUnsafeBufferPointer({ Self.holds(escaped, in: $0[body]) }) else { return false }
    return bytes[body].contains(0x5C) ? self[index].contains(text) : true
  }

  private static func holds(_ wanted: [UInt8], in body: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = wanted.first else { return true }
    guard body.count >= wanted.count else { return false }
    return body.indices.dropLast(wanted.count - 1).contains { start in
      body.base[start] == first
        && zip(wanted, body[start...]).allSatisfy { wanted, byte in wanted == byte }
    }
  }

  private func starts(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, with prefix: [UInt8])
    -> Bool
  {
    for (offset, byte) in prefix.enumerated() where bytes[start + offset] != byte { return false }
    return true
  }

  private static func bodies(in file: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    guard let base = file.baseAddress else { return [] }
    var result: [Range<Int>] = []
    result.reserveCapacity(file.count / 32)
    var start = 0
    while start < file.count, let found = memchr(base + start, 0x0A, file.count - start) {
      let end = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
      if let body = HistoryText.body(of: start..<end, in: file) { result.append(body) }
      start = end + 1
    }
    return result
  }

  // Open addressing over the entries themselves: a set of strings would decode and copy them all.
  private static func distinct(
    _ bodies: [Range<Int>], in file: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    guard let base = file.baseAddress, !bodies.isEmpty else { return [] }
    var size = 16
    while size < bodies.count * 2 { size *= 2 }
    var table = [Int32](repeating: -1, count: size)
    var kept: [Range<Int>] = []
    kept.reserveCapacity(bodies.count)
    table.withUnsafeMutableBufferPointer { table in
      for body in bodies.reversed() {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in body { hash = (hash ^ UInt64(file[index])) &* 0x100_0000_01B3 }
        var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (size - 1)
        var isNew = true
        while table[slot] >= 0 {
          let other = kept[Int(table[slot])]
          if other.count == body.count,
            memcmp(base + other.lowerBound, base + body.lowerBound, body.count) == 0
          {
            isNew = false
            break
          }
          slot = (slot + 1) & (size - 1)
        }
        guard isNew else { continue }
        table[slot] = Int32(kept.count)
        kept.append(body)
      }
    }
    return kept.reversed()
  }
}
