import Lessons
import Testing

@Suite struct EffectTests {
  private let effect = Effect(ledger: .kept, direction: .smaller, atLeast: 1.5, atMost: 2)

  @Test(arguments: [
    (Direction.smaller, 1.7, true), (.smaller, 1.5, true), (.smaller, 2.1, false),
    (.smaller, 1.4, false), (.larger, 1.7, false), (.same, 1, false),
  ])
  func aMeasurementMeetsIt(direction: Direction, ratio: Double, isMet: Bool) {
    #expect(effect.isMet(direction: direction, ratios: ratio...ratio) == isMet)
  }

  @Test func withoutAFigureThereIsNoJudgement() {
    #expect(effect.isMet(direction: nil, ratios: nil) == nil)
    #expect(effect.isMet(direction: .smaller, ratios: nil) == nil)
    #expect(effect.isMet(direction: .larger, ratios: nil) == false)
    let unbounded = Effect(ledger: .kept, direction: .smaller)
    #expect(unbounded.isMet(direction: .smaller, ratios: nil) == true)
  }

  @Test func whatIsKnownOfTheRatioMayDecide() {
    let least = Effect(ledger: .kept, direction: .smaller, atLeast: 100)
    #expect(least.isMet(direction: .smaller, ratios: Double.infinity...Double.infinity) == true)
    #expect(least.isMet(direction: .smaller, ratios: 120...Double.infinity) == true)
    #expect(least.isMet(direction: .smaller, ratios: 80...Double.infinity) == nil)
    #expect(effect.isMet(direction: .smaller, ratios: 3...Double.infinity) == false)
    #expect(effect.isMet(direction: .smaller, ratios: 1.7...Double.infinity) == nil)
  }

  @Test func aReversedMeasurementReversesTheJudgement() {
    let swapped = Effect(ledger: .kept, direction: .larger, atLeast: 1.5, atMost: 2)
    #expect(effect.isMet(direction: .smaller, ratios: 1.7...1.7) == true)
    #expect(effect.isMet(direction: .larger, ratios: 1.7...1.7) == false)
    #expect(swapped.isMet(direction: .larger, ratios: 1.7...1.7) == true)
  }
}
