import Measuring
import Testing

struct TimingPlanTests {
  @Test(arguments: [Effort.quick, .careful], [1, 2, 3, 5])
  func everyRoundTimesEveryVariantOnceUnderOneHashSeed(effort: Effort, variants: Int) {
    let plan = TimingPlan(variants: variants, effort: effort)
    #expect(plan.rounds >= 5)
    #expect(plan.runs.count == plan.rounds * variants)
    var seeds: Set<UInt32> = []
    for round in 0..<plan.rounds {
      let runs = plan.runs.filter { $0.round == round }
      #expect(Set(runs.map(\.variant)) == Set(0..<variants))
      #expect(Set(runs.map(\.hashSeed)).count == 1)
      seeds.formUnion(runs.map(\.hashSeed))
    }
    #expect(seeds.count == plan.rounds)
    #expect(!seeds.contains(0))
  }

  @Test func variantsAreInterleavedAndNoneIsAlwaysFirst() {
    let plan = TimingPlan(variants: 2, effort: .quick)
    #expect(plan.runs.map(\.variant).prefix(6) == [0, 1, 1, 0, 0, 1])
    #expect(plan.runs.map(\.round) == plan.runs.map(\.round).sorted())
  }

  @Test func memoryOnlyTakesNoTime() {
    #expect(TimingPlan(variants: 3, effort: .memoryOnly).runs.isEmpty)
  }

  @Test func quickTakesAboutTwoSeconds() {
    let plan = TimingPlan(variants: 2, effort: .quick)
    #expect(Double(plan.runs.count) * plan.secondsPerProcess <= 2)
    #expect(plan.minimumStretch >= 1e-3)
  }

  @Test func slowBodiesEndTheRoundsEarlyButNotTooEarly() {
    let plan = TimingPlan(variants: 2, effort: .quick)
    #expect(plan.continues(afterRounds: 0, elapsed: 0))
    #expect(plan.continues(afterRounds: TimingPlan.leastRounds - 1, elapsed: 1e6))
    #expect(!plan.continues(afterRounds: TimingPlan.leastRounds, elapsed: 1e6))
    #expect(plan.continues(afterRounds: TimingPlan.enoughRounds - 1, elapsed: 2.5))
    #expect(!plan.continues(afterRounds: TimingPlan.enoughRounds, elapsed: 2.5))
    #expect(!plan.continues(afterRounds: plan.rounds, elapsed: 0))
  }

  @Test func theRoundsToComeAreForetoldFromThoseBefore() throws {
    let plan = TimingPlan(variants: 2, effort: .quick)
    #expect(plan.forecast(afterRounds: 0, elapsed: 0) == nil)
    let slow = try #require(plan.forecast(afterRounds: 1, elapsed: 50))
    #expect(slow == (TimingPlan.leastRounds, 150))
    let quick = try #require(plan.forecast(afterRounds: 2, elapsed: 0.2))
    #expect(quick.rounds == plan.rounds)
    #expect(try #require(plan.forecast(afterRounds: 3, elapsed: 900)) == (4, 300))
  }

  @Test func loopsGrowUntilTheStretchIsLongEnough() throws {
    for body in [1e-9, 30e-9, 1e-6, 30e-6, 1.9e-3, 5] {
      var loops = 1
      var steps = 0
      while let next = Calibration.nextLoops(
        elapsed: body * Double(loops), loops: loops, minimumStretch: 2e-3)
      {
        #expect(next > loops)
        loops = next
        steps += 1
        try #require(steps < 20)
      }
      #expect(body * Double(loops) >= 2e-3)
      #expect(body * Double(loops) < max(2 * body, 20e-3))
    }
  }

  @Test func aClockThatStandsStillEndsTheCalibration() throws {
    var loops = 1
    var steps = 0
    while let next = Calibration.nextLoops(elapsed: 0, loops: loops, minimumStretch: 2e-3) {
      loops = next
      steps += 1
      try #require(steps < 20)
    }
    #expect(loops == Calibration.mostLoops)
  }

  /// The figures of `docs/method.md`.
  @Test func theRoundsAreThoseOfTheMethod() {
    let quick = TimingPlan(variants: 2, effort: .quick)
    let careful = TimingPlan(variants: 2, effort: .careful)
    #expect((quick.rounds, careful.rounds) == (10, 30))
    #expect((quick.minimumStretch, careful.minimumStretch) == (2e-3, 5e-3))
    #expect((quick.patience, careful.patience) == (2, 20))
    func ends(_ plan: TimingPlan, afterRounds rounds: Int, seconds: Double) -> Bool {
      plan.continues(afterRounds: rounds, elapsed: seconds * 0.99)
        && !plan.continues(afterRounds: rounds, elapsed: seconds * 1.01)
    }
    #expect(ends(quick, afterRounds: 4, seconds: 10))
    #expect(ends(quick, afterRounds: 5, seconds: 10))
    #expect(ends(quick, afterRounds: 6, seconds: 2))
    #expect(ends(careful, afterRounds: 6, seconds: 120))
  }
}
