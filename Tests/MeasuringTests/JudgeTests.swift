import Basics
import Measuring
import Testing

struct JudgeTests {
  @Test(arguments: [
    (40_400_000, 208, Verdict.smaller, 194_230.0), (208, 40_400_000, .larger, 194_230),
    (1000, 1000, .same, 1), (1000, 1032, .same, 1.03), (1000, 1033, .larger, 1.03),
    (1_000_000, 1_000_999, .same, 1), (1_000_000, 1_001_100, .larger, 1),
  ])
  func keptIsExactUpToTheProbesNoise(first: Int, last: Int, verdict: Verdict, ratio: Double) throws
  {
    let judged = Judge.memory(.kept, first: first, last: last)
    #expect(judged.verdict == verdict)
    #expect(abs(try #require(judged.ratio) / ratio - 1) < 0.01)
  }

  @Test func sizesOfObjectsAreExactToTheByte() {
    #expect(Judge.memory(.shallow, first: 56, last: 48).verdict == .smaller)
    #expect(Judge.memory(.deep, first: 100, last: 101).verdict == .larger)
    #expect(Judge.memory(.deep, first: 100_000, last: 100_001).verdict == .same)
  }

  @Test(arguments: [(100, 0), (0, 100), (100, -50), (0, 0)])
  func nothingIsDividedByNothing(first: Int, last: Int) {
    let judged = Judge.memory(.kept, first: first, last: last)
    #expect(judged.ratio == nil)
    #expect(judged.verdict == (first == last ? .same : last < first ? .smaller : .larger))
  }

  @Test func extremeCountsDoNotTrap() {
    #expect(Judge.memory(.churn, first: Int.min, last: Int.max).verdict == .larger)
    #expect(Judge.memory(.rss, first: 0, last: Int.max).verdict == .larger)
  }

  /// Eight identical runs spread over 80 kB.
  @Test func T24_residentMemoryClaimsNothingBelowAMegabyte() throws {
    #expect(Judge.memory(.rss, first: 900_000, last: 20_000).verdict == .same)
    #expect(Judge.memory(.rss, first: 48_000_000, last: 48_080_000).verdict == .same)
    #expect(Judge.memory(.rss, first: 48_000_000, last: 47_100_000).verdict == .same)
    #expect(Judge.memory(.rss, first: 48_000_000, last: 24_000_000).verdict == .smaller)
    let least = Judge.memory(.rss, first: 40_000_000, last: 100_000)
    #expect(least.verdict == .smaller)
    #expect(least.ratio == nil)
    #expect(try #require(least.low) == 40)
  }

  @Test func timesAreJudgedByTheIntervalOfTheirRatio() throws {
    let slower = Judge.time(first: Fixture.timing(11e-3), last: Fixture.timing(52e-3))
    #expect(slower.verdict == .slower)
    #expect(abs(try #require(slower.ratio) - 52.0 / 11) < 0.05)
    #expect(try #require(slower.low) > 4.6)
    #expect(try #require(slower.high) < 4.8)
    let faster = Judge.time(first: Fixture.timing(52e-3), last: Fixture.timing(11e-3))
    #expect(faster.verdict == .faster)
    #expect(try #require(faster.ratio) > 4.6)
    #expect(try #require(faster.low) <= #require(faster.ratio))
  }

  @Test func aDifferenceBelowTwoPercentIsNotClaimed() throws {
    let near = Judge.time(first: Fixture.timing(10e-3), last: Fixture.timing(10.15e-3))
    #expect(near.verdict == .noDifference)
    #expect(try #require(near.ratio) >= 1)
  }

  @Test func fewProcessesClaimOnlyLargeDifferences() {
    let three = { Fixture.timing($0, processes: 3) }
    #expect(Judge.time(first: three(10e-3), last: three(13e-3)).verdict == .noDifference)
    #expect(Judge.time(first: three(10e-3), last: three(30e-3)).verdict == .slower)
    let one = { Fixture.timing($0, processes: 1) }
    #expect(Judge.time(first: one(10e-3), last: one(30e-3)).verdict == .notMeasurable)
  }

  /// Back-to-back readings of the clock are 68 to 98 ns apart.
  @Test func T30_whatTheClockCannotSeeIsTooShort() throws {
    let tiny = Fixture.timing(200e-9, loops: 1)
    #expect(Judge.time(first: tiny, last: tiny).verdict == .tooShort)
    #expect(Judge.time(first: tiny, last: tiny).ratio == nil)
    #expect(Judge.time(first: Fixture.timing(0), last: Fixture.timing(0)).verdict == .tooShort)
    let looped = Fixture.timing(200e-9, loops: 10_000)
    #expect(Judge.time(first: looped, last: looped).verdict == .noDifference)
    let call = Fixture.timing(50e-9, loops: 40_000)
    #expect(Judge.time(first: call, last: call).verdict == .tooShort)
    #expect(Judge.time(first: call, last: looped).verdict == .slower)
    #expect(Judge.time(first: call, last: looped).ratio == nil)
    let bound = Judge.time(first: Fixture.timing(50e-3, loops: 1), last: tiny)
    #expect(bound.verdict == .faster)
    #expect(bound.ratio == nil)
    #expect(try #require(bound.low) > 40_000)
  }

  @Test func whatWasNotTimedIsNotMeasurable() {
    #expect(Judge.time(first: nil, last: Fixture.timing(1)).verdict == .notMeasurable)
    #expect(Judge.memory(.kept, first: nil, last: 3).verdict == .notMeasurable)
  }

  /// Rounds of one sample each, in which the last variant takes so many times as long.
  private func judged(_ ratios: [Double]) -> LedgerVerdict {
    func timing(_ seconds: [Double]) -> Timing? {
      Timing(
        samples: seconds.enumerated().map { Sample(seconds: $1, loops: 1000, process: $0) })
    }
    return Judge.time(
      first: timing(ratios.map { _ in 10e-3 }), last: timing(ratios.map { $0 * 10e-3 }))
  }

  @Test func twoPercentIsTheLeastThatIsClaimedOfTime() {
    #expect(judged(Array(repeating: 1.021, count: 7)).verdict == .slower)
    #expect(judged(Array(repeating: 1 / 1.021, count: 7)).verdict == .faster)
    #expect(judged(Array(repeating: 1.019, count: 7)).verdict == .noDifference)
    #expect(judged(Array(repeating: 1 / 1.019, count: 7)).verdict == .noDifference)
  }

  /// Of seven rounds the interval ends at the least of them.
  @Test func theIntervalStaysOnePercentAway() {
    let rest = Array(repeating: 1.03, count: 6)
    #expect(judged([1.011] + rest).verdict == .slower)
    #expect(judged([1.009] + rest).verdict == .noDifference)
  }

  @Test func fewerThanFourRoundsClaimWhatIsAboveOneAndAHalf() {
    #expect(judged([1.52, 1.52, 1.52]).verdict == .slower)
    #expect(judged([1.48, 1.48, 1.48]).verdict == .noDifference)
    #expect(judged([1.48, 1.48, 1.48, 1.48]).verdict == .slower)
  }

  @Test func twoBlocksAreNoDifference() {
    #expect(Judge.memory(.allocations, first: 1000, last: 1002).verdict == .same)
    #expect(Judge.memory(.allocations, first: 1000, last: 1003).verdict == .larger)
  }

  @Test func residentMemoryClaimsFromAMegabyteAndFromOnePercentOn() {
    #expect(Judge.memory(.rss, first: 20_000, last: 1_020_000).verdict == .same)
    #expect(Judge.memory(.rss, first: 20_000, last: 1_030_000).verdict == .larger)
    #expect(Judge.memory(.rss, first: 200_000_000, last: 202_000_000).verdict == .same)
    #expect(Judge.memory(.rss, first: 200_000_000, last: 202_100_000).verdict == .larger)
  }

  @Test func aStretchTakesAMicrosecondAndALoopATenthOfOne() {
    func twins(_ seconds: Double, loops: Int) -> Verdict {
      let timing = Fixture.timing(seconds, loops: loops)
      return Judge.time(first: timing, last: timing).verdict
    }
    #expect(twins(0.97e-6, loops: 1) == .tooShort)
    #expect(twins(1.03e-6, loops: 1) == .noDifference)
    #expect(twins(97e-9, loops: 40_000) == .tooShort)
    #expect(twins(103e-9, loops: 40_000) == .noDifference)
  }
}
