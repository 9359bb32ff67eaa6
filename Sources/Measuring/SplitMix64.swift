/// A small random number generator that starts from a given seed.
///
/// Resampling has to give the same interval for the same samples on every run and every machine,
/// which the system's generator does not. The algorithm is SplitMix64 (Steele, Lea, Flood:
/// "Fast splittable pseudorandom number generators", 2014).
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts a sequence.
  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  /// An index below `count`, which has to be positive and below 2^31.
  ///
  /// Multiply and shift: the bias of at most count / 2^31 does not matter for resampling, where
  /// `Int.random(in:using:)` would take most of the time.
  mutating func index(below count: Int) -> Int {
    Int(((next() >> 33) &* UInt64(count)) >> 31)
  }

  /// A number in 0..<1.
  package mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }
}
