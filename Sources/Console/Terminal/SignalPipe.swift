internal import Glibc

/// The reading end of a pipe that only wakes somebody up.
enum SignalPipe {
  /// Takes everything out of it; true where there was something.
  @discardableResult
  static func drain(_ descriptor: Int32) -> Bool {
    var bytes: [UInt8] = Array(repeating: 0, count: 256)
    var wasWoken = false
    while read(descriptor, &bytes, bytes.count) > 0 { wasWoken = true }
    return wasWoken
  }
}
