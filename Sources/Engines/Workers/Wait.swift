internal import Basics

/// The state of one wait for a worker's reply: how long it may take, and how it is being stopped.
struct Wait {
  let time: Duration
  let monitor: any Monitor
  private(set) var start = ContinuousClock.now
  var lastTick = ContinuousClock.now
  /// Why the worker is being stopped; the first reason stays.
  private(set) var reason: StopReason?
  /// How many signals were sent: interrupt, terminate, kill.
  var force = 0
  /// When the next one follows.
  var nextForce: ContinuousClock.Instant?

  private var closedSince: ContinuousClock.Instant?

  init(time: Duration, monitor: any Monitor) {
    self.time = time
    self.monitor = monitor
  }

  /// Begins to stop the worker.
  mutating func stop(_ reason: StopReason) {
    if self.reason == nil || self.reason?.isGentle == true && !reason.isGentle {
      self.reason = reason
    }
  }

  /// Leaves out a time in which the worker waited for the user.
  mutating func leaveOut(_ pause: Duration) {
    start += pause
  }

  /// The worker's socket is closed. That is how an ending process looks too, for an instant, so it
  /// means something by itself only when it lasts.
  mutating func channelClosed() {
    let since = closedSince ?? .now
    closedSince = since
    if ContinuousClock.now - since > .milliseconds(300) { stop(.closedChannel) }
  }

  /// The user asked to stop; asking again loses patience at once.
  mutating func interrupt() {
    if reason != nil { nextForce = .now }
    stop(.interrupted)
  }
}
