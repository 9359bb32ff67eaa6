import Basics
import Languages
import Lessons
import Testing

@Suite struct ExpectedEffectTests {
  private let place = SourceLocation(file: "x.md", line: 1)

  private func outcome(_ version: String?, since: String?, until: String?) -> ExpectedEffect.Outcome
  {
    ExpectedEffect(
      effect: Effect(ledger: .kept, direction: .smaller),
      since: since.flatMap(LanguageVersion.init),
      until: until.flatMap(LanguageVersion.init), location: place
    ).outcome(
      language: .python, version: version.flatMap(LanguageVersion.init), direction: .smaller,
      ratios: 2...2)
  }

  @Test func versionsBoundIt() {
    #expect(outcome("3.9.18", since: nil, until: "3.10") == .holds)
    #expect(outcome("3.10.13", since: nil, until: "3.10") == .holds)
    #expect(outcome("3.11.7", since: nil, until: "3.10") == .doesNotApply)
    #expect(outcome("3.13.0rc1", since: "3.11", until: nil) == .holds)
    #expect(outcome("3.9.1", since: "3.11", until: nil) == .doesNotApply)
    #expect(outcome(nil, since: "3.11", until: nil) == .doesNotApply)
    #expect(outcome(nil, since: nil, until: nil) == .holds)
  }

  @Test func timesAreOnlyReported() {
    let time = ExpectedEffect(effect: Effect(ledger: .build, direction: .faster), location: place)
    #expect(time.isAdvisory)
    #expect(
      time.outcome(language: .python, version: nil, direction: nil, ratios: nil) == .notMeasured)
    #expect(
      time.outcome(language: .swift, version: nil, direction: .faster, ratios: 2...2)
        == .doesNotApply)
  }
}
