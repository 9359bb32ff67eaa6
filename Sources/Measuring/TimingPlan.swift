/// Which processes time which variant, in which order, and for how long.
///
/// The plan is arithmetic; an engine executes it. Each round times every variant once, in processes
/// of the same hash seed that follow each other, so that a machine that slows down over the rounds
/// slows all variants alike. The order rotates from round to round (A B, B A, …), so that none is
/// always first.
package struct TimingPlan: Hashable, Sendable {
  /// One process that times one variant.
  package struct Run: Hashable, Sendable {
    /// The index of the variant.
    package var variant: Int
    /// The round, from 0: what its samples carry as ``Sample/process``.
    package var round: Int
    /// What `PYTHONHASHSEED` is set to, where the engine knows hash seeds.
    package var hashSeed: UInt32

    /// Makes a run.
    package init(variant: Int, round: Int, hashSeed: UInt32) {
      self.variant = variant
      self.round = round
      self.hashSeed = hashSeed
    }
  }

  /// The processes, in the order in which they run. Empty where no time is taken.
  package var runs: [Run]
  /// How many rounds there are.
  package var rounds: Int
  /// Stretches to run and discard before the first sample of a process. Skipped where a stretch
  /// takes longer than half of ``secondsPerProcess``.
  package var warmUps: Int
  /// Seconds that a sample's stretch takes at least.
  package var minimumStretch: Double
  /// Samples to take of each phase in each process.
  package var samplesPerProcess: Int
  /// Seconds after which a process takes no further sample of a phase that has at least one.
  package var secondsPerProcess: Double
  /// Seconds after which no further round begins, once there are ``leastRounds``.
  package var secondsInAll: Double

  /// The rounds that are run however long they take: from fewer, no interval can be widened enough.
  package static let leastRounds = 4

  /// Plans the timing of some variants.
  package init(variants: Int, effort: Effort, seed: UInt64 = 1) {
    switch effort {
    case .memoryOnly:
      (rounds, warmUps, minimumStretch, samplesPerProcess) = (0, 0, 0, 0)
      (secondsPerProcess, secondsInAll) = (0, 0)
    case .quick:
      (rounds, warmUps, minimumStretch, samplesPerProcess) = (7, 1, 2e-3, 5)
      secondsPerProcess = max(0.05, 1.4 / Double(7 * max(variants, 1)))
      secondsInAll = 10
    case .careful:
      (rounds, warmUps, minimumStretch, samplesPerProcess) = (20, 2, 5e-3, 10)
      secondsPerProcess = 0.3
      secondsInAll = 120
    }
    var random = SplitMix64(seed: seed)
    var seeds: Set<UInt32> = []
    runs = (0..<rounds).flatMap { round in
      // 0 would turn the randomisation of hashes off altogether.
      var hashSeed = UInt32.zero
      repeat {
        hashSeed = UInt32(truncatingIfNeeded: random.next())
      } while hashSeed == 0 || !seeds.insert(hashSeed).inserted
      return (0..<variants).map { place in
        Run(variant: (place + round) % variants, round: round, hashSeed: hashSeed)
      }
    }
  }

  /// Whether another round is worth its time.
  ///
  /// - Parameters:
  ///   - round: how many rounds are done.
  ///   - elapsed: seconds since the first began.
  package func continues(afterRounds round: Int, elapsed: Double) -> Bool {
    guard round < rounds else { return false }
    return round < Self.leastRounds || elapsed < secondsInAll
  }
}
