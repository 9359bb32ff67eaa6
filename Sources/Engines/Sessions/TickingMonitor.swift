internal import Basics

/// A monitor that hands everything on to another and has something done at each tick.
final class TickingMonitor: Monitor {
  private let other: any Monitor
  private let onTick: () -> Void

  init(_ other: any Monitor, onTick: @escaping () -> Void) {
    self.other = other
    self.onTick = onTick
  }

  func worker(printed text: String, to stream: OutputStream) {
    other.worker(printed: text, to: stream)
  }
  func worker(phase: String) { other.worker(phase: phase) }
  func worker(tick elapsed: Duration, live: ByteCount?) {
    onTick()
    other.worker(tick: elapsed, live: live)
  }
  var interruptDescriptor: Int32? { other.interruptDescriptor }
  func takeInterrupt() -> Bool { other.takeInterrupt() }
  var answersQuestions: Bool { other.answersQuestions }
  func worker(asksEchoing echoes: Bool) -> InputAnswer { other.worker(asksEchoing: echoes) }
}
