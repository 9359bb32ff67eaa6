import Measuring
import Testing

struct PredictionTests {
  @Test(arguments: [
    (10.0, 10.0, Prediction.Grade.spotOn, 0.0), (11, 10, .spotOn, 0.0414), (15, 10, .close, 0.176),
    (10, 15, .close, 0.176), (30, 10, .rightOrder, 0.477), (100, 10, .off, 1),
    (1, 100, .farOff, 2), (0.5, 2, .off, 0.602), (11.2, 10, .close, 0.0492),
    (15.2, 10, .rightOrder, 0.182), (31.6, 10, .rightOrder, 0.4997), (31.7, 10, .off, 0.5011),
    (10, 101, .farOff, 1.0043),
  ])
  func aBetIsScoredByItsLogError(
    bet: Double, actual: Double, grade: Prediction.Grade, error: Double
  ) throws {
    let prediction = try #require(Prediction(bet: bet, actual: actual))
    #expect(prediction.grade == grade)
    #expect(abs(prediction.error - error) < 0.001)
  }

  @Test func theSentenceIsExact() throws {
    #expect(
      try #require(Prediction(bet: 3, actual: 4.7)).sentence
        == "You bet 3 times less, it is 4.7 times less: the right order of magnitude, 1.57 times too low (log error 0.19)."
    )
    #expect(
      try #require(Prediction(bet: 2, actual: 0.5)).sentence
        == "You bet 2 times less, it is 2 times more: off, by a factor of 4 (log error 0.60).")
    #expect(
      try #require(Prediction(bet: 1, actual: 1)).sentence
        == "You bet no change, it is no change: spot on (log error 0.00).")
  }

  /// Whoever bets on more is told in those words by how much it was more.
  @Test(arguments: [
    (0.5, 0.25, "You bet 2 times more, it is 4 times more", "2 times too low"),
    (0.1, 0.25, "You bet 10 times more, it is 4 times more", "2.5 times too high"),
    (0.5, 1, "You bet 2 times more, it is no change", "2 times too high"),
    (1, 3, "You bet no change, it is 3 times less", "3 times too low"),
    (1, 0.25, "You bet no change, it is 4 times more", "4 times too low"),
  ]) func theDirectionIsThatOfTheWords(
    _ bet: Double, _ actual: Double, _ words: String, _ miss: String
  ) throws {
    let sentence = try #require(Prediction(bet: bet, actual: actual)).sentence
    #expect(sentence.hasPrefix("\(words): ") && sentence.contains(", \(miss) ("), "\(sentence)")
  }

  @Test func whatIsNoRatioIsNoBet() {
    for bet in [0, -1, .nan, .infinity] {
      #expect(Prediction(bet: bet, actual: 2) == nil)
      #expect(Prediction(bet: 2, actual: bet) == nil)
    }
    #expect(Prediction(bet: 2, on: LedgerVerdict(verdict: .notMeasurable)) == nil)
  }

  @Test func aBetIsHeldAgainstAVerdict() throws {
    let smaller = LedgerVerdict(verdict: .smaller, ratio: 4)
    #expect(try #require(Prediction(bet: 4, on: smaller)).grade == .spotOn)
    let larger = LedgerVerdict(verdict: .larger, ratio: 4)
    #expect(try #require(Prediction(bet: 4, on: larger)).actual == 0.25)
    #expect(try #require(Prediction(bet: 1, on: LedgerVerdict(verdict: .same))).error == 0)
  }

  @Test func extremesStayNumbers() throws {
    let prediction = try #require(
      Prediction(bet: .leastNonzeroMagnitude, actual: .greatestFiniteMagnitude))
    #expect(prediction.error.isFinite)
    #expect(prediction.factor == nil)
    #expect(prediction.sentence.contains("far off"))
  }

  @Test func manyBetsShowALean() throws {
    let high = PredictionRecord([2, 20, 200].compactMap { Prediction(bet: $0, actual: 1) })
    #expect(try #require(high.bias) > 1)
    #expect(
      high.sentence
        == "3 bets, half of them within a factor of 20, expecting too much as a rule.")
    #expect(PredictionRecord([]).sentence == nil)
  }

  @Test(arguments: [
    (50.0, "1 bet, within a factor of 50, too high."),
    (0.1, "1 bet, within a factor of 10, too low."), (1.02, "1 bet, within a factor of 1.02."),
  ])
  func oneBetIsNoRule(bet: Double, sentence: String) throws {
    let prediction = try #require(Prediction(bet: bet, actual: 1))
    #expect(PredictionRecord([prediction]).sentence == sentence)
  }
}
