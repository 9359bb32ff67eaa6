import Basics
import Measuring
import Testing

struct ExpectationTests {
  private func comparison(
    _ verdicts: [Ledger: LedgerVerdict], version: String = "3.11.7", sameAnswer: Bool? = true
  ) -> Comparison {
    var engine = Fixture.engine
    engine.version = version
    return Comparison(
      engine: engine, n: 10, variants: [], verdicts: verdicts, sameAnswer: sameAnswer, warnings: [])
  }

  @Test func aVerdictWithinItsRatiosHolds() {
    let found = comparison([.kept: LedgerVerdict(verdict: .smaller, ratio: 4)])
    #expect(Expectation(ledger: .kept, verdict: .smaller).check(against: found) == .holds)
    #expect(
      Expectation(ledger: .kept, verdict: .smaller, atLeast: 4, atMost: 4).check(against: found)
        == .holds)
  }

  @Test func aFailureSaysWhatWasExpectedAndWhatWasFound() {
    let found = comparison([.kept: LedgerVerdict(verdict: .smaller, ratio: 1.5)])
    #expect(
      Expectation(ledger: .kept, verdict: .smaller, atLeast: 2).check(against: found)
        == .fails(
          "Expected that kept is smaller by at least 2 times, but kept is 1.5 times smaller."))
    #expect(
      Expectation(ledger: .kept, verdict: .larger).check(against: found)
        == .fails("Expected that kept is larger, but kept is 1.5 times smaller."))
    #expect(
      Expectation(ledger: .kept, verdict: .smaller, atMost: 1.2).check(against: found)
        == .fails(
          "Expected that kept is smaller by at most 1.2 times, but kept is 1.5 times smaller."))
  }

  @Test func answersThatDifferFailEveryExpectation() {
    let found = comparison([:], sameAnswer: false)
    guard case .fails = Expectation(ledger: .kept, verdict: .smaller).check(against: found) else {
      Issue.record("differing answers have to fail")
      return
    }
  }

  @Test(arguments: [
    ("3.10.13", false), ("3.11", true), ("3.11.7", true), ("3.12.9", true), ("3.13.0", false),
    ("3.14.0rc1", false), ("3.9.18", false),
  ])
  func itIsSaidOfSomeVersionsOnly(version: String, applies: Bool) {
    let expectation = Expectation(
      ledger: .kept, verdict: .smaller, from: "3.11", before: "3.13")
    #expect(expectation.applies(to: version) == applies)
    let found = comparison([.kept: LedgerVerdict(verdict: .larger, ratio: 2)], version: version)
    if case .notMeasured = expectation.check(against: found) {
      #expect(!applies)
    } else {
      #expect(applies)
    }
  }

  @Test func whatWasNotMeasuredNeitherHoldsNorFails() {
    let expectation = Expectation(ledger: .build, verdict: .faster)
    #expect(
      expectation.check(against: comparison([:])) == .notMeasured("build was not measured."))
    #expect(
      expectation.check(against: comparison([.build: LedgerVerdict(verdict: .tooShort)]))
        == .notMeasured("build was too short to measure."))
    #expect(expectation.isAboutTime)
    #expect(!Expectation(ledger: .kept, verdict: .same).isAboutTime)
  }

  @Test func aBoundOfTheRatioHasToDo() {
    let found = comparison([.rss: LedgerVerdict(verdict: .smaller, low: 40)])
    let atLeast = { Expectation(ledger: .rss, verdict: .smaller, atLeast: $0) }
    #expect(atLeast(30).check(against: found) == .holds)
    #expect(atLeast(50).check(against: found) != .holds)
    let nothingLeft = comparison([.rss: LedgerVerdict(verdict: .smaller)])
    #expect(atLeast(1e9).check(against: nothingLeft) == .holds)
  }

  @Test func versionsAreOrderedByNumber() {
    let texts = ["3", "3.9.18", "3.10", "3.11.2", "3.11.10"]
    let versions = texts.compactMap { DottedVersion($0) }
    #expect(versions.count == texts.count)
    #expect(versions.reversed().sorted() == versions)
    #expect(DottedVersion("x") == nil)
    #expect(DottedVersion("") == nil)
    #expect(DottedVersion("3.14.0rc1+x")?.description == "3.14.0")
  }
}
