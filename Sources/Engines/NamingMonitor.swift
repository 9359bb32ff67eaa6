import Basics

/// Adds to what a worker says of its work which variant it is at.
final class NamingMonitor: Monitor {
  private let monitor: any Monitor
  private let wording: (String) -> String

  /// Watches with another monitor, whose phases are worded so; the first one is said at once.
  init(_ monitor: any Monitor, beginning: String, wording: @escaping (String) -> String) {
    self.monitor = monitor
    self.wording = wording
    monitor.worker(phase: wording(beginning))
  }

  func worker(printed text: String, to stream: OutputStream) {
    monitor.worker(printed: text, to: stream)
  }

  func worker(phase: String) { monitor.worker(phase: wording(phase)) }

  func worker(tick elapsed: Duration, live: ByteCount?) {
    monitor.worker(tick: elapsed, live: live)
  }

  var interruptDescriptor: Int32? { monitor.interruptDescriptor }

  func takeInterrupt() -> Bool { monitor.takeInterrupt() }
}

extension Monitor {
  /// A monitor for the work on one variant: `building optimized`.
  func naming(_ variant: String, beginning: String) -> any Monitor {
    NamingMonitor(self, beginning: beginning) { "\($0) \(variant)" }
  }
}
