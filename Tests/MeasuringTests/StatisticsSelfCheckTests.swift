import Measuring
import Testing

/// The promises of the method, on made-up samples: the arithmetic alone, on no clock.
struct StatisticsSelfCheckTests {
  private struct Tally {
    var errors = 0
    var covered = 0
    var detected = 0
  }

  private func tally(
    _ effort: Effort, repeats: Int, replicates: Int
  ) throws -> [SyntheticNoise.Kind: Tally] {
    let plan = TimingPlan(variants: 2, effort: effort)
    var tallies: [SyntheticNoise.Kind: Tally] = [:]
    for kind in SyntheticNoise.Kind.allCases {
      var noise = SyntheticNoise(kind: kind, random: SplitMix64(seed: 20_261_121))
      func verdict(ratio: Double) -> LedgerVerdict {
        let pair = noise.pair(
          rounds: plan.rounds, samples: plan.samplesPerProcess, body: 10e-3, ratio: ratio)
        // The verdict needs the samples; their own interval may be rough.
        let rough = Bootstrap(replicates: 1)
        return Judge.time(
          first: Timing(samples: pair.first, bootstrap: rough),
          last: Timing(samples: pair.last, bootstrap: rough),
          bootstrap: Bootstrap(replicates: replicates))
      }
      var tally = Tally()
      for _ in 0..<repeats {
        let twin = verdict(ratio: 1)
        tally.errors += twin.verdict == .noDifference ? 0 : 1
        let slower = verdict(ratio: 1.1)
        tally.detected += slower.verdict == .slower ? 1 : 0
        let low = try #require(slower.low)
        let high = try #require(slower.high)
        tally.covered += low <= 1.1 && 1.1 <= high ? 1 : 0
      }
      tallies[kind] = tally
    }
    return tallies
  }

  @Test func quickErrsInAtMostOneTwinOfTwenty() throws {
    let tallies = try tally(.quick, repeats: 60, replicates: 500)
    for (kind, tally) in tallies {
      #expect(tally.errors * 20 <= 60, "\(kind): \(tally)")
      #expect(tally.covered * 10 >= 60 * 9, "\(kind): \(tally)")
      #expect(tally.detected * 3 >= 60, "\(kind): \(tally)")
    }
  }

  @Test func carefulFindsTenPercent() throws {
    let tallies = try tally(.careful, repeats: 30, replicates: 300)
    #expect(tallies.values.map(\.errors).reduce(0, +) * 20 <= 30 * tallies.count, "\(tallies)")
    for (kind, tally) in tallies {
      #expect(tally.covered * 10 >= 30 * 9, "\(kind): \(tally)")
      #expect(tally.detected * 10 >= 30 * 9, "\(kind): \(tally)")
    }
  }

  /// Here the processes are all that varies, and tails of 2.5 % would miss in 27 of 400.
  @Test func intervalsAreWidenedForFewProcesses() throws {
    var noise = SyntheticNoise(kind: .scattered, random: SplitMix64(seed: 7))
    let bootstrap = Bootstrap(replicates: 500)
    var misses = 0
    for _ in 0..<400 {
      let pair = noise.pair(rounds: 7, samples: 1, body: 10e-3, ratio: 1)
      let ratio = try #require(bootstrap.ratio(of: pair.last, over: pair.first))
      misses += ratio.low <= 1 && 1 <= ratio.high ? 0 : 1
    }
    #expect(misses * 20 <= 400, "\(misses) of 400")
  }
}
