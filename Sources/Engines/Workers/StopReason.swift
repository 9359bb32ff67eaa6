/// Why heft stops a worker.
enum StopReason: Hashable {
  case interrupted, timedOut, flooded, outOfMemory, tooManyProcesses, closedChannel

  /// Whether the worker is asked first. Where it is not, waiting would make things worse.
  var isGentle: Bool {
    switch self {
    case .interrupted, .timedOut, .flooded: true
    case .outOfMemory, .tooManyProcesses, .closedChannel: false
    }
  }
}
