internal import Basics
internal import Measuring

/// Makes a trace of what a worker's counters say while it builds and uses a structure.
///
/// The worker says when a stretch begins, and what it held then; a structure that is built again
/// begins a new trace, a use goes on with that of its build.
final class TraceRecorder {
  private(set) var trace = MemoryTrace()
  private var start: ContinuousClock.Instant?
  /// What was held at the start; nil until it is known.
  private var base: Int?
  private var offset = 0.0

  /// Takes in a `trace` event.
  func take(_ message: JSONValue) {
    let now = ContinuousClock.now
    let live = message["live"]?.int
    switch message["part"]?.string {
    case "build":
      trace = MemoryTrace()
      trace.add(seconds: 0, bytes: 0)
      (start, base, offset) = (now, live, 0)
    case "use":
      offset = trace.seconds.last ?? 0
      base = live.map { $0.minus(trace.bytes.last ?? 0) }
      start = now
    default:
      start = nil
    }
  }

  /// Takes in a look at the counters.
  func look(_ live: ByteCount) {
    guard let start else { return }
    let base = base ?? live.bytes
    self.base = base
    trace.add(
      seconds: offset + (ContinuousClock.now - start).seconds, bytes: max(0, live.bytes.minus(base))
    )
  }
}
