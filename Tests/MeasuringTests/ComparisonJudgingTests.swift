import Basics
import Measuring
import Testing

struct ComparisonJudgingTests {
  @Test func aWideIntervalAroundNoDifferenceDecidesNothing() {
    func isVague(_ verdict: Verdict, _ low: Double, _ high: Double) -> Bool {
      LedgerVerdict(verdict: verdict, ratio: 1.05, low: low, high: high).isVague
    }
    #expect(isVague(.noDifference, 0.58, 2.71))
    #expect(!isVague(.noDifference, 0.97, 1.13))
    #expect(isVague(.noDifference, 1, 1.52))
    #expect(!isVague(.noDifference, 1, 1.48))
    #expect(!isVague(.faster, 1.1, 2))
    #expect(!LedgerVerdict(verdict: .same, ratio: 1).isVague)
  }

  @Test func theLastVariantIsHeldAgainstTheFirst() throws {
    let comparison = Fixture.judged(
      Fixture.result("naive", kept: 40_000_000, peak: 50_000_000),
      Fixture.result("middle", kept: 1, peak: 1),
      Fixture.result("optimized", kept: 10_000_000, peak: 60_000_000))
    #expect(comparison.verdicts[.kept] == LedgerVerdict(verdict: .smaller, ratio: 4))
    #expect(comparison.verdicts[.peak] == LedgerVerdict(verdict: .larger, ratio: 1.2))
    #expect(comparison.verdicts[.build] == nil)
    #expect(comparison.verdicts[.deep] == nil)
    #expect(comparison.sameAnswer == nil)
  }

  /// Other work explains samples that vary; no cause inside of the code is named then.
  @Test func onABusyMachineNoCauseIsNamed() {
    let seeds = [0.032, 0.057, 0.04, 0.05, 0.033, 0.055]
    let samples = seeds.enumerated().flatMap { index, seconds in
      [Sample](repeating: Sample(seconds: seconds, loops: 1000, process: index), count: 5)
    }
    let result = Fixture.result("naive", build: Timing(samples: samples))
    func ids(_ warnings: [Warning]) -> [String] {
      Comparison.judging(engine: Fixture.engine, n: 1, results: [result], warnings: warnings)
        .warnings.map(\.id)
    }
    var conditions = MachineConditions()
    (conditions.load, conditions.cores) = (5, 2)
    #expect(ids([]) == ["samples.layout"])
    #expect(ids(conditions.warnings) == ["machine.loaded"])
  }

  @Test func answersThatDifferLeaveNoVerdict() {
    let comparison = Fixture.judged(
      Fixture.result("naive", kept: 100, answer: Answer(repr: "1", digest: "a")),
      Fixture.result("optimized", kept: 10, answer: Answer(repr: "2", digest: "b")))
    #expect(comparison.sameAnswer == false)
    #expect(comparison.verdicts.isEmpty)
  }

  @Test func aDifferentAnswerInTheMiddleCountsToo() {
    let comparison = Fixture.judged(
      Fixture.result("a", answer: Answer(repr: "1", digest: "x")),
      Fixture.result("b", answer: Answer(repr: "2", digest: "y")),
      Fixture.result("c", answer: Answer(repr: "1", digest: "x")))
    #expect(comparison.sameAnswer == false)
  }

  @Test func equalAnswersKeepTheVerdicts() {
    let comparison = Fixture.judged(
      Fixture.result("naive", kept: 1000, answer: Answer(repr: "1", digest: "a")),
      Fixture.result("optimized", kept: 10, answer: Answer(repr: "1", digest: "a")))
    #expect(comparison.sameAnswer == true)
    #expect(comparison.verdicts[.kept]?.verdict == .smaller)
  }

  @Test func anAnswerThatCannotBeComparedIsNeitherSameNorDifferent() {
    let comparison = Fixture.judged(
      Fixture.result("naive", kept: 1000, answer: Answer(repr: "<object at 0x7f>", digest: nil)),
      Fixture.result("optimized", kept: 10, answer: Answer(repr: "1", digest: "a")))
    #expect(comparison.sameAnswer == nil)
    #expect(comparison.verdicts[.kept]?.verdict == .smaller)
    #expect(comparison.warnings.map(\.id) == ["answers.not-comparable"])
  }

  @Test func childrenTakeTheVerdictFromTheProbesLedgers() {
    let comparison = Fixture.judged(
      Fixture.result("naive", kept: 1000, peak: 2000) { $0.children = 2 },
      Fixture.result("optimized", kept: 10, peak: 20))
    #expect(comparison.verdicts[.kept]?.verdict == .notMeasurable)
    #expect(comparison.verdicts[.peak]?.verdict == .notMeasurable)
    #expect(comparison.warnings.map(\.id) == ["children.uncounted"])
  }

  @Test func anInterruptedVariantGetsNoVerdictOnItsPeak() {
    let comparison = Fixture.judged(
      Fixture.result("naive", kept: 1000, peak: 2000),
      Fixture.result("optimized", kept: 10, peak: 20, complete: false))
    #expect(comparison.verdicts[.kept]?.verdict == .smaller)
    #expect(comparison.verdicts[.peak]?.verdict == .notMeasurable)
    #expect(comparison.warnings.map(\.id) == ["variant.incomplete"])
  }

  @Test func aWalkThatStoppedIsALowerBoundAndNotJudged() {
    let comparison = Fixture.judged(
      Fixture.result("naive", kept: 1000) { $0.deep = ByteCount(900) },
      Fixture.result("optimized", kept: 10) {
        $0.deep = ByteCount(9)
        $0.complete = false
      })
    #expect(comparison.verdicts[.deep]?.verdict == .notMeasurable)
  }

  @Test func timesAreJudgedWhereTheyWereTaken() {
    let comparison = Fixture.judged(
      Fixture.result("naive", build: Fixture.timing(10e-3), use: Fixture.timing(1e-3)),
      Fixture.result("optimized", build: Fixture.timing(5e-3)))
    #expect(comparison.verdicts[.build]?.verdict == .faster)
    #expect(comparison.verdicts[.use]?.verdict == .notMeasurable)
    #expect(comparison.verdicts[.kept]?.verdict == .notMeasurable)
  }

  @Test func nothingIsHeldAgainstItself() {
    #expect(Fixture.judged(Fixture.result("naive", kept: 1)).verdicts.isEmpty)
    #expect(Fixture.judged().verdicts.isEmpty)
  }

  @Test func whatComesBackAndWhatOthersHoldIsNoMerit() {
    let comparison = Fixture.judged(
      Fixture.result("naive", kept: 1000) {
        ($0.freed, $0.shared) = (ByteCount(1_000_000), ByteCount(1_000_000))
      },
      Fixture.result("optimized", kept: 10) {
        ($0.freed, $0.shared) = (ByteCount(10), ByteCount(10))
      })
    #expect(comparison.verdicts[.freed] == nil)
    #expect(comparison.verdicts[.shared] == nil)
    #expect(comparison.verdicts[.kept]?.verdict == .smaller)
  }
}
