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

}
