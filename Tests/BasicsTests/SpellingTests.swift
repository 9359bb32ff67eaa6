import Basics
import Testing

@Suite struct SpellingTests {
  @Test(arguments: [
    ("", "", 0), ("size", "size", 0), ("size", "sise", 1), ("size", "siez", 1), ("size", "siz", 1),
    ("size", "sizes", 1), ("set", "siez", 2), ("", "abc", 3), ("abc", "", 3), ("next", "back", 4),
  ])
  func distanceCountsSlips(_ left: String, _ right: String, _ distance: Int) {
    #expect(Spelling.distance(left, right) == distance)
    #expect(Spelling.distance(right, left) == distance)
  }

  @Test func theNearestWordIsAtMostTwoSlipsAway() {
    let words = ["size", "set", "lessons", "lesson"]
    #expect(Spelling.nearest(to: "siez", in: words) == "size")
    #expect(Spelling.nearest(to: "lesons", in: words) == "lessons")
    #expect(Spelling.nearest(to: "size", in: words) == nil)
    #expect(Spelling.nearest(to: "frobnicate", in: words) == nil)
    #expect(Spelling.nearest(to: "x", in: words) == nil)
  }
}
