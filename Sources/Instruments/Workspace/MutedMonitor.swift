package import Basics
package import Engines

/// A monitor that shows progress and drops what code prints: it was seen when the code first ran.
package final class MutedMonitor: Monitor {
  private let other: any Monitor

  package init(_ other: any Monitor) {
    self.other = other
  }

  package func worker(printed text: String, to stream: OutputStream) {}
  package func worker(phase: String) { other.worker(phase: phase) }
  package func worker(tick elapsed: Duration, live: ByteCount?) {
    other.worker(tick: elapsed, live: live)
  }
  package var interruptDescriptor: Int32? { other.interruptDescriptor }
  package func takeInterrupt() -> Bool { other.takeInterrupt() }
}
