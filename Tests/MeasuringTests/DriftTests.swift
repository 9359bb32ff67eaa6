import Measuring
import Testing

@Suite struct DriftTests {
  private func timing(_ median: Double, _ low: Double, _ high: Double) -> Timing {
    Timing(median: median, low: low, high: high, samples: [])
  }

  @Test func memoryIsTheSameOrItChanged() {
    #expect(!Drift.memory(.kept, recorded: 1000, now: 1030).isDrift)
    #expect(Drift.memory(.kept, recorded: 1000, now: 1040).verdict == .larger)
    #expect(Drift.memory(.deep, recorded: 152, now: 96).verdict == .smaller)
    #expect(Drift.memory(.deep, recorded: 152, now: 96).ratio == 96.0 / 152)
    #expect(Drift.memory(.kept, recorded: 0, now: 5000).ratio == nil)
    #expect(Drift.memory(.kept, recorded: nil, now: 5000).verdict == .notMeasurable)
  }

  @Test func timesDriftOnlyWhereTheirIntervalsLieApart() {
    let recorded = timing(1, 0.9, 1.1)
    #expect(Drift.time(recorded: recorded, now: timing(2, 1.05, 3)).verdict == .noDifference)
    #expect(Drift.time(recorded: recorded, now: timing(2, 1.05, 3)).ratio == 2)
    #expect(Drift.time(recorded: recorded, now: timing(2, 1.9, 2.1)).verdict == .slower)
    #expect(Drift.time(recorded: recorded, now: timing(0.5, 0.4, 0.6)).verdict == .faster)
    let sharp = timing(1, 1, 1)
    #expect(Drift.time(recorded: sharp, now: timing(1.01, 1.01, 1.01)).verdict == .noDifference)
    let below = timing(1.019, 1.019, 1.019)
    let above = timing(1.021, 1.021, 1.021)
    #expect(Drift.time(recorded: sharp, now: below).verdict == .noDifference)
    #expect(Drift.time(recorded: sharp, now: above).verdict == .slower)
    #expect(Drift.time(recorded: nil, now: sharp).verdict == .notMeasurable)
  }

  private func change(_ old: LedgerVerdict, _ new: LedgerVerdict, isTime: Bool) -> VerdictChange {
    VerdictChange(from: old, to: new, isTime: isTime)
  }

  @Test func aVerdictOnMemoryFlipsOrMoves() {
    let smaller = LedgerVerdict(verdict: .smaller, ratio: 2.38)
    #expect(change(smaller, smaller, isTime: false) == .same)
    #expect(change(smaller, LedgerVerdict(verdict: .smaller, ratio: 2.39), isTime: false) == .same)
    let two = LedgerVerdict(verdict: .smaller, ratio: 2)
    #expect(change(two, LedgerVerdict(verdict: .smaller, ratio: 2.019), isTime: false) == .same)
    #expect(change(two, LedgerVerdict(verdict: .smaller, ratio: 2.021), isTime: false) == .ratio)
    #expect(change(smaller, LedgerVerdict(verdict: .smaller, ratio: 1.5), isTime: false) == .ratio)
    #expect(change(smaller, LedgerVerdict(verdict: .larger, ratio: 1.5), isTime: false) == .flipped)
    #expect(change(smaller, LedgerVerdict(verdict: .same, ratio: 1), isTime: false) == .flipped)
    let unknown = LedgerVerdict(verdict: .notMeasurable)
    #expect(change(smaller, unknown, isTime: false) == .missing)
  }

  @Test func aVerdictOnTimeFlipsOnlyWhereTheIntervalsLieApart() {
    func time(_ verdict: Verdict, _ low: Double, _ ratio: Double, _ high: Double) -> LedgerVerdict {
      LedgerVerdict(verdict: verdict, ratio: ratio, low: low, high: high)
    }
    let faster = time(.faster, 1.5, 2, 2.5)
    #expect(change(faster, time(.noDifference, 0.8, 1.1, 1.6), isTime: true) == .within)
    #expect(change(faster, time(.noDifference, 0.95, 1.01, 1.05), isTime: true) == .flipped)
    #expect(change(faster, time(.slower, 1.5, 2, 2.5), isTime: true) == .flipped)
    #expect(change(faster, time(.faster, 1.4, 1.6, 1.9), isTime: true) == .same)
    #expect(change(faster, time(.faster, 5, 6, 7), isTime: true) == .ratio)
    let least = LedgerVerdict(verdict: .faster, low: 40)
    #expect(change(least, time(.faster, 50, 60, 70), isTime: true) == .same)
  }
}
