/// The hash function BLAKE2b (RFC 7693) with a digest of 16 bytes and without a key: what the Python
/// harness uses, so that answers of both languages can be held against each other.
struct Blake2b {
  private static let digestBytes = 16
  private static let blockBytes = 128
  private static let start: [UInt64] = [
    0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
  ]
  private static let order: [[Int]] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
  ]

  private var state = start
  private var pending: [UInt8] = []
  private var count: UInt64 = 0

  init() {
    state[0] ^= 0x0101_0000 ^ UInt64(Self.digestBytes)
    pending.reserveCapacity(2 * Self.blockBytes)
  }

  /// Adds bytes.
  mutating func update(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      // The last block is mixed in otherwise, so a full one waits until it is known not to be that.
      if pending.count == Self.blockBytes { mix(isLast: false) }
      pending.append(byte)
    }
  }

  /// Adds a text.
  mutating func update(_ text: String) { update(text.utf8) }

  /// The digest of all that was added.
  consuming func digest() -> [UInt8] {
    mix(isLast: true)
    return state.prefix(Self.digestBytes / 8).flatMap { word in
      withUnsafeBytes(of: word.littleEndian) { Array($0) }
    }
  }

  private mutating func mix(isLast: Bool) {
    count += UInt64(pending.count)
    while pending.count < Self.blockBytes { pending.append(0) }
    let words: [UInt64] = pending.withUnsafeBytes { bytes in
      (0..<16).map {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
      }
    }
    var v = state + Self.start
    v[12] ^= count
    if isLast { v[14] = ~v[14] }
    @inline(never) func g(_ a: Int, _ b: Int, _ c: Int, _ d: Int, _ x: UInt64, _ y: UInt64) {
      v[a] = v[a] &+ v[b] &+ x
      v[d] = rotated(v[d] ^ v[a], by: 32)
      v[c] = v[c] &+ v[d]
      v[b] = rotated(v[b] ^ v[c], by: 24)
      v[a] = v[a] &+ v[b] &+ y
      v[d] = rotated(v[d] ^ v[a], by: 16)
      v[c] = v[c] &+ v[d]
      v[b] = rotated(v[b] ^ v[c], by: 63)
    }
    for round in 0..<12 {
      let s = Self.order[round % 10]
      g(0, 4, 8, 12, words[s[0]], words[s[1]])
      g(1, 5, 9, 13, words[s[2]], words[s[3]])
      g(2, 6, 10, 14, words[s[4]], words[s[5]])
      g(3, 7, 11, 15, words[s[6]], words[s[7]])
      g(0, 5, 10, 15, words[s[8]], words[s[9]])
      g(1, 6, 11, 12, words[s[10]], words[s[11]])
      g(2, 7, 8, 13, words[s[12]], words[s[13]])
      g(3, 4, 9, 14, words[s[14]], words[s[15]])
    }
    for index in 0..<8 { state[index] ^= v[index] ^ v[index + 8] }
    pending.removeAll(keepingCapacity: true)
  }

  private func rotated(_ word: UInt64, by bits: UInt64) -> UInt64 {
    word >> bits | word << (64 - bits)
  }
}
