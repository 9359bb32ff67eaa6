import Measuring

/// Samples as a machine would give them, made up from a seed: what intervals are tested on.
struct SyntheticNoise {
  /// The kind of noise, all of which was seen on real machines.
  enum Kind: CaseIterable {
    /// Small offsets of each process, small noise within.
    case calm
    /// Four processes in ten fall into a layout that is 8 % slower.
    case twoModes
    /// One process in ten is disturbed for its whole life.
    case disturbed
    /// The machine slows down and speeds up over the rounds.
    case drifting
    /// One sample in ten takes up to half as long again.
    case spikes
    /// Processes are 3 % apart and steady within, as hash seeds and layouts make them. Here
    /// percentiles that are not widened for few processes are too narrow.
    case scattered
    /// A neighbour on the same processor halves the speed, often within a process's samples.
    case neighbour
  }

  var kind: Kind
  var random: SplitMix64

  /// The samples of two variants timed in rounds, the second of which takes `ratio` times as long.
  mutating func pair(
    rounds: Int, samples: Int, body: Double, ratio: Double
  ) -> (first: [Sample], last: [Sample]) {
    var result: (first: [Sample], last: [Sample]) = ([], [])
    var drift = 0.0
    var isShared = false
    for round in 0..<rounds {
      drift = 0.8 * drift + 0.05 * normal()
      // Samples are taken in turn: what slows the machine slows a pair of them.
      let speeds = (0..<samples).map { _ in
        if kind == .neighbour, random.unit() < 0.15 { isShared.toggle() }
        return isShared ? 1.8 : 1.0
      }
      result.first += process(round, speeds: speeds, body: body, drift: drift)
      result.last += process(round, speeds: speeds, body: body * ratio, drift: drift)
    }
    return result
  }

  private mutating func process(
    _ index: Int, speeds: [Double], body: Double, drift: Double
  ) -> [Sample] {
    var offset = 0.01 * normal()
    switch kind {
    case .twoModes: offset += random.unit() < 0.4 ? 0.08 : 0
    case .disturbed: offset += random.unit() < 0.1 ? 0.3 : 0
    case .drifting: offset += drift
    case .scattered: offset *= 3
    case .calm, .spikes, .neighbour: break
    }
    return speeds.map { speed in
      var noise = (kind == .scattered ? 0.002 : 0.02) * normal()
      if kind == .spikes, random.unit() < 0.1 { noise += 0.5 * random.unit() }
      return Sample(seconds: body * speed * max(0.1, 1 + offset + noise), loops: 1, process: index)
    }
  }

  /// Nearly normal: the sum of twelve uniform numbers.
  private mutating func normal() -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + random.unit() }
  }
}
