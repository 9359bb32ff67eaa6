import Measuring
import Testing

/// Verdicts in words.
struct LedgerVerdictTests {
  @Test func anExactRatioHasNoZerosThatSayNothing() {
    let verdict = LedgerVerdict(verdict: .smaller, ratio: 2)
    #expect(verdict.sentence == "2 times smaller")
    #expect(verdict.interval == nil)
  }

  @Test func theEndsOfAnIntervalHaveAsManyDigitsAsTheRatio() {
    let verdict = LedgerVerdict(verdict: .slower, ratio: 4.7, low: 4.698, high: 4.73)
    #expect(verdict.sentence == "4.70 times slower")
    #expect(verdict.interval == "95 % CI 4.70 to 4.73")
    let faster = LedgerVerdict(verdict: .faster, ratio: 100_000, low: 98_000, high: 104_400)
    #expect(faster.sentence == "100,000 times faster")
    #expect(faster.interval == "95 % CI 98,000 to 104,000")
  }

  @Test func theLeastThatARatioCanBeIsNoInterval() {
    let verdict = LedgerVerdict(verdict: .smaller, low: 40)
    #expect(verdict.sentence == "at least 40 times smaller")
    #expect(verdict.interval == nil)
  }

  @Test func aRatioLiesWhereItWasMeasuredOrAboveTheLeastItCanBe() {
    #expect(LedgerVerdict(verdict: .smaller, ratio: 2).ratios == 2...2)
    #expect(LedgerVerdict(verdict: .smaller, low: 40).ratios == 40...Double.infinity)
    #expect(Judge.memory(.kept, first: 4_000_000, last: 0).ratios?.lowerBound == .infinity)
    #expect(LedgerVerdict(verdict: .notMeasurable).ratios == nil)
  }
}
