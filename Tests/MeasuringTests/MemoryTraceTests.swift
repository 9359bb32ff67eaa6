import FoundationEssentials
import Measuring
import Testing

@Suite struct MemoryTraceTests {
  @Test func longRunsTakeNoMoreRoomAndLoseNoPeak() throws {
    var trace = MemoryTrace()
    for step in 0..<100_000 {
      trace.add(seconds: Double(step) / 1000, bytes: step == 77_777 ? 9_000 : step % 7)
    }
    #expect(trace.seconds.count <= MemoryTrace.limit && trace.seconds.count > MemoryTrace.limit / 4)
    #expect(trace.bytes.max() == 9_000)
    #expect(trace.seconds == trace.seconds.sorted())
    #expect(trace.seconds.count == trace.bytes.count)
    #expect(try #require(trace.seconds.last) > 98)
  }

  @Test func whatIsKeptIsReadAgain() throws {
    var trace = MemoryTrace()
    trace.add(seconds: 0, bytes: 0)
    trace.add(seconds: 0.5, bytes: 10)
    trace.add(seconds: 0.25, bytes: 99)
    #expect(trace.bytes == [0, 10])
    #expect(!trace.isWorthDrawing)
    let data = try JSONEncoder().encode(trace)
    #expect(try JSONDecoder().decode(MemoryTrace.self, from: data) == trace)
  }
}
