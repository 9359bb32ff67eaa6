import Lessons
import Measuring
import Testing

/// Lessons are read without anything that measures, so both sides spell their words by themselves.
@Suite struct SharedWordsTests {
  @Test func lessonsNameTheLedgersThatAreMeasured() {
    #expect(LedgerName.allCases.map(\.rawValue) == Ledger.allCases.map(\.rawValue))
  }

  @Test func everyDirectionIsAVerdict() {
    for direction in Direction.allCases {
      #expect(Verdict(rawValue: direction.rawValue) != nil, "\(direction)")
    }
  }
}
