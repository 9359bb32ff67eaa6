import Basics
import Engines

/// A monitor that shows progress and drops what code prints: it was seen when the code first ran.
final class MutedMonitor: Monitor {
  private let other: any Monitor

  init(_ other: any Monitor) {
    self.other = other
  }

  func worker(printed text: String, to stream: OutputStream) {}
  func worker(phase: String) { other.worker(phase: phase) }
  func worker(tick elapsed: Duration, live: ByteCount?) {
    other.worker(tick: elapsed, live: live)
  }
  var interruptDescriptor: Int32? { other.interruptDescriptor }
  func takeInterrupt() -> Bool { other.takeInterrupt() }
}
