import Foundation
import Journaling
import Testing

@Suite struct TimestampTests {
  @Test func theCalendarAgreesWithFoundation() {
    let formatter = ISO8601DateFormatter()
    var random = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let seconds = Int.random(in: -62_135_596_800...253_402_300_799, using: &random)
      let timestamp = Timestamp(microseconds: seconds * 1_000_000 + 123_456)
      let expected = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
      // Foundation changes to the Julian calendar in 1582; ISO 8601 does not.
      if seconds > -12_000_000_000 {
        #expect(timestamp.description == expected.dropLast() + ".123456Z")
      }
      #expect(Timestamp(timestamp.description) == timestamp)
    }
  }

  @Test(arguments: [
    ("2026-11-21T07:55:12Z", 1_795_247_712_000_000),
    ("2026-11-21T07:55:12.5Z", 1_795_247_712_500_000),
    ("1969-12-31T23:59:59.999999Z", -1),
  ])
  func textIsRead(text: String, microseconds: Int) {
    #expect(Timestamp(text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T07:55:12", "2026-13-21T07:55:12Z", "2026-11-21T24:55:12Z",
    "2026-11-21T07:55:12.Z", "2026-11-21T07:55:12.1234567Z", "2026-11-21T07:55:12+01:00",
    "２026-11-21T07:55:12Z",
  ])
  func otherTextIsRefused(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func sessionNamesReadBackAndSortByTime() throws {
    let early = SessionID(started: Samples.time(0), process: 99_999, random: 0xf)
    let late = SessionID(started: Samples.time(1), process: 1, random: 1)
    #expect(early.text == "20251121T075512Z-99999-1e24000f")
    #expect(early < late)
    #expect(try #require(SessionID(early.text)) == early)
    // Within one second the microsecond decides, whatever the process.
    let soon = SessionID(
      started: Timestamp(microseconds: Samples.time(0).microseconds + 1), process: 1, random: 0)
    #expect(soon.text == "20251121T075512Z-1-1e241000")
    #expect(early < soon && soon < late)
    #expect(late.started.since(early.started) == .seconds(1))
    for text in ["", "x", "20251121T075512Z-1", "20251121T075512Z-1-xyz", "../x-1-0000000f"] {
      #expect(SessionID(text) == nil)
    }
  }
}
