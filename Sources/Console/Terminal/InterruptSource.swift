internal import CPlatform
internal import Glibc

/// Whether Ctrl-C was pressed while something runs.
///
/// The C handler of SIGINT writes into a pipe; the pipe is the only state, so that a loop that
/// polls ``descriptor`` together with a worker's output can never miss an interruption.
package struct InterruptSource: Sendable {
  /// Readable from an interruption until ``clear()``.
  package let descriptor: Int32

  /// Takes SIGINT over, for the life of the process; nil where the system has no pipe left.
  package init?() {
    descriptor = signal_pipe(SIGINT)
    if descriptor < 0 { return nil }
  }

  /// Whether there was an interruption since the last ``clear()``.
  package var isInterrupted: Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// Forgets the interruptions so far.
  package func clear() { SignalPipe.drain(descriptor) }
}
