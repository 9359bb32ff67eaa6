import Measuring
import Testing

struct FullSpeedTests {
  /// Turns of two variants, by round: the pace of each, in units of the best.
  private func variants(_ rounds: [[Double]]) -> [[PacedSample]] {
    let samples = rounds.enumerated().flatMap { round, paces in
      paces.enumerated().map { turn, pace in
        PacedSample(
          Sample(seconds: pace, loops: 1, process: round), turn: turn, pace: pace * 1e-5)
      }
    }
    let steady = samples.map { PacedSample($0.sample, turn: $0.turn, pace: 1e-5) }
    return [samples, steady]
  }

  @Test func slowTurnsAreLeftOutOfAllVariants() {
    let rounds = (0..<6).map { _ in [1.0, 1.9, 1.1] }
    let selection = FullSpeed.select(variants(rounds), best: 1e-5)
    #expect(selection.isSelected)
    #expect(selection.turns == 18)
    #expect(selection.slowTurns == 6)
    #expect(selection.samples.map(\.count) == [12, 12])
    #expect(selection.samples[0].allSatisfy { $0.seconds < 1.2 })
  }

  @Test func everythingCountsWhereTooFewRoundsRanAtFullSpeed() {
    let rounds = (0..<3).map { _ in [1.0, 1.0] } + [[1.9, 1.9], [1.5, 1.9]]
    let selection = FullSpeed.select(variants(rounds), best: 1e-5)
    #expect(!selection.isSelected)
    #expect(selection.slowTurns == 4)
    #expect(selection.samples.map(\.count) == [10, 10])
  }

  @Test func aTurnThatOneVariantDidNotTakeIsLeftOutWithTheSlow() {
    var both = variants((0..<6).map { _ in [1.0, 1.0, 1.9] })
    both[1].removeLast()
    both[1].removeLast()
    let selection = FullSpeed.select(both, best: 1e-5)
    #expect(selection.samples.map(\.count) == [11, 11])
  }

  @Test func withoutAPaceNothingIsLeftOut() {
    let both = variants([[1, 1.9]]).map {
      $0.map { PacedSample($0.sample, turn: $0.turn, pace: nil) }
    }
    let selection = FullSpeed.select(both, best: nil)
    #expect(!selection.isSelected)
    #expect(selection.slowTurns == 0)
    #expect(selection.samples.map(\.count) == [2, 2])
  }

  @Test func fullSpeedIsAPaceOfAtMostFifteenPercentMore() {
    let rounds = (0..<6).map { _ in [1.0, 1.14, 1.16] }
    let selection = FullSpeed.select(variants(rounds), best: 1e-5)
    #expect(selection.slowTurns == 6)
    #expect(selection.samples.map(\.count) == [12, 12])
  }

  @Test func fourRoundsAreEnough() {
    let slow = [[1.9, 1.9], [1.9, 1.9]]
    let four = FullSpeed.select(variants((0..<4).map { _ in [1, 1] } + slow), best: 1e-5)
    #expect(four.isSelected && four.samples.map(\.count) == [8, 8])
    let three = FullSpeed.select(variants((0..<3).map { _ in [1, 1] } + slow), best: 1e-5)
    #expect(!three.isSelected)
  }
}
