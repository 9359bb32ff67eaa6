import Basics
import Languages
import Lessons
import Testing

@Suite struct ExerciseTests {
  private let exercise: Exercise

  init() throws {
    exercise = try #require(Sample.parsed().lesson?.exercises.first)
  }

  @Test func eachSizeIsDrawnWithFreshSeeds() {
    var generator = SystemRandomNumberGenerator()
    let rounds = exercise.rounds(using: &generator)
    #expect(rounds.map(\.n) == [10_000, 10_000, 20_000, 20_000])
    #expect(Set(rounds.map(\.seed)).count > 1)
    #expect(exercise.rounds(using: &generator) != rounds)
  }

  @Test func theSeedComesBeforeTheSetup() throws {
    let setup = exercise.setup(for: ExerciseRound(n: 10, seed: 77), in: .python)
    #expect(setup?.map(\.code) == ["seed = 77", "data = [seed] * n"])
    #expect(exercise.setup(for: ExerciseRound(n: 10, seed: 77), in: .swift) == nil)
  }

  @Test(
    arguments: [
      (true, 1000, 500, RoundOutcome.passed(share: 0.5)),
      (true, 1000, 501, .tooHeavy(share: 0.501)), (true, 1000, 9, .tooLight(share: 0.009)),
      (false, 1000, 100, .wrongAnswer), (nil, 1000, 100, .answerNotComparable),
      (true, nil, 100, .notMeasured), (true, 1000, nil, .notMeasured), (true, 0, 0, .notMeasured),
    ] as [(Bool?, Int?, Int?, RoundOutcome)])
  func aRoundIsJudged(same: Bool?, naive: Int?, learner: Int?, outcome: RoundOutcome) {
    let found = exercise.outcome(sameAnswer: same, naive: naive, learner: learner)
    #expect(found == outcome)
    #expect(found.isPassed == (outcome == .passed(share: 0.5)))
    #expect(found.sentence(goal: exercise.goal).hasSuffix("."))
  }

  @Test func theSentenceNamesTheShareAndTheLimit() {
    #expect(
      RoundOutcome.tooHeavy(share: 0.615).sentence(goal: exercise.goal)
        == "Same answer, but kept is 61.5 % of the naive code's; the task allows 50.0 %.")
  }
}
