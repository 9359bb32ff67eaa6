/// Why heft stops a worker.
enum StopReason: Hashable {
  case interrupted, timedOut, flooded, outOfMemory, tooManyProcesses, closedChannel, wroteTooMuch
  /// More came over the channel than any answer has.
  case overfullChannel

  /// Whether the worker is asked first. Where it is not, waiting would make things worse.
  var isGentle: Bool {
    switch self {
    case .interrupted, .timedOut, .flooded: true
    case .outOfMemory, .tooManyProcesses, .closedChannel, .wroteTooMuch, .overfullChannel: false
    }
  }
}
