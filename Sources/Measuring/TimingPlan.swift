/// Which processes time which variant, in which order, and for how long.
///
/// The plan is arithmetic; an engine executes it. Each round times every variant once, in processes
/// of the same hash seed that give their samples in turn, so that a machine that slows down for a
/// moment slows all variants alike. Who is first changes from sample to sample (A B, B A, …) and from
/// round to round.
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
  /// Seconds after which no further round begins, once there are ``enoughRounds``.
  package var secondsForAll: Double
  /// Seconds after which no further round begins, once there are ``leastRounds``.
  package var secondsInAll: Double

  /// Seconds that the run may wait in all until the processor runs at full speed.
  package var patience: Double

  /// The rounds that are run however long they take: fewer give no interval worth the name.
  package static let leastRounds = 4
  /// The rounds from which on the interval of a ratio needs no assumption but symmetry.
  package static let enoughRounds = 6

  /// Plans the timing of some variants.
  package init(variants: Int, effort: Effort, seed: UInt64 = 1) {
    switch effort {
    case .probeOnly, .memoryOnly:
      (rounds, warmUps, minimumStretch, samplesPerProcess) = (0, 0, 0, 0)
      (secondsPerProcess, secondsForAll, secondsInAll, patience) = (0, 0, 0, 0)
    case .quick:
      (rounds, warmUps, minimumStretch, samplesPerProcess) = (10, 1, 2e-3, 5)
      secondsPerProcess = max(0.05, 1.4 / Double(rounds * max(variants, 1)))
      (secondsForAll, secondsInAll, patience) = (2, 10, 2)
    case .careful:
      (rounds, warmUps, minimumStretch, samplesPerProcess) = (30, 2, 5e-3, 10)
      secondsPerProcess = 0.3
      (secondsForAll, secondsInAll, patience) = (120, 120, 20)
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
  ///   - elapsed: seconds since the first began, without those that were waited.
  package func continues(afterRounds round: Int, elapsed: Double) -> Bool {
    guard round < rounds else { return false }
    if round < Self.leastRounds { return true }
    return elapsed < (round < Self.enoughRounds ? secondsInAll : secondsForAll)
  }

  /// How many rounds there will be, and the seconds that are left, if those to come take as long
  /// as those before.
  ///
  /// - Parameters:
  ///   - round: how many rounds are done.
  ///   - elapsed: seconds since the first began, without those that were waited.
  /// - Returns: nil before the first is done.
  package func forecast(afterRounds round: Int, elapsed: Double) -> (rounds: Int, left: Double)? {
    guard round > 0 else { return nil }
    let pace = elapsed / Double(round)
    var last = round
    while continues(afterRounds: last, elapsed: pace * Double(last)) { last += 1 }
    return (last, pace * Double(last - round))
  }
}
