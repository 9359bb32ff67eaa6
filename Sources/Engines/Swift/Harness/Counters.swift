/// What the probe counted so far; all zero in a process without it.
///
/// The order is that of `heft_probe_read`.
struct Counters {
  var live = 0
  var total = 0
  var blocks = 0
  var peak = 0
  var rounded = 0
  var children = 0

  /// Whether the probe is there.
  static let arePresent = readFunction != nil

  /// The counters as they are before this call; reading them allocates nothing.
  static var now: Counters {
    var counters = Counters()
    guard let read = readFunction else { return counters }
    withUnsafeMutablePointer(to: &counters) { read(UnsafeMutableRawPointer($0)) }
    return counters
  }

  /// Lets the peak start again from what is live.
  static func resetPeak() { resetFunction?() }

  private static let readFunction = Symbol.find(
    "heft_probe_read", as: (@convention(c) (UnsafeMutableRawPointer) -> Void).self)
  private static let resetFunction = Symbol.find(
    "heft_probe_reset_peak", as: (@convention(c) () -> Void).self)
}
