import Lessons
import Testing

@Suite struct ProseTests {
  @Test func slotsAreFilledInTheirPlaces() throws {
    let lesson = try #require(Sample.parsed().lesson)
    let prose = try #require(lesson.steps[2].blocks.flatMap(\.prose).first)
    let filled = prose.plain { slot in
      switch slot.reference {
      case .comparison: "2 times smaller"
      case .size: "10"
      default: nil
      }
    }
    #expect(filled == "It is 2 times smaller, {{points.naive.kept.each}} each at n = 10.")
  }

  @Test func aBetIsOffByAFactor() {
    #expect(Prediction.factor(bet: 10, measured: 100) == 10)
    #expect(Prediction.factor(bet: 100, measured: 10) == 10)
    #expect(Prediction.factor(bet: 1, measured: 1) == 1)
    #expect(Prediction.factor(bet: 0, measured: 1) == nil)
    #expect(Prediction.factor(bet: 1, measured: .infinity) == nil)
  }
}
