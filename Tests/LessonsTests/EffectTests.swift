import Lessons
import Testing

@Suite struct EffectTests {
  private let effect = Effect(ledger: .kept, direction: .smaller, atLeast: 1.5, atMost: 2)

  @Test(arguments: [
    (Direction.smaller, 1.7, true), (.smaller, 1.5, true), (.smaller, 2.1, false),
    (.smaller, 1.4, false), (.larger, 1.7, false), (.same, 1, false),
  ])
  func aMeasurementMeetsIt(direction: Direction, ratio: Double, isMet: Bool) {
    #expect(effect.isMet(direction: direction, ratio: ratio) == isMet)
  }

  @Test func withoutAFigureThereIsNoJudgement() {
    #expect(effect.isMet(direction: nil, ratio: nil) == nil)
    #expect(effect.isMet(direction: .smaller, ratio: nil) == nil)
    #expect(effect.isMet(direction: .larger, ratio: nil) == false)
    let unbounded = Effect(ledger: .kept, direction: .smaller)
    #expect(unbounded.isMet(direction: .smaller, ratio: nil) == true)
  }

  @Test func aReversedMeasurementReversesTheJudgement() {
    let swapped = Effect(ledger: .kept, direction: .larger, atLeast: 1.5, atMost: 2)
    #expect(effect.isMet(direction: .smaller, ratio: 1.7) == true)
    #expect(effect.isMet(direction: .larger, ratio: 1.7) == false)
    #expect(swapped.isMet(direction: .larger, ratio: 1.7) == true)
  }
}
