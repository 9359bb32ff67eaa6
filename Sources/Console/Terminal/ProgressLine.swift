internal import Basics
internal import Synchronization

/// One row of a terminal that tells what is going on, and goes when it is over.
///
/// It appears after 0.3 s, so that what is quick does not flicker, and is drawn at most ten times a
/// second however often it is told something. Where there is no terminal it writes nothing.
package final class ProgressLine: Sendable {
  private struct State {
    var frames = 0
    /// The columns that are drawn now.
    var width = 0
    var lastDrawn: Duration?
  }

  // Asked anew each time: the window may have another width by now.
  private let capabilities: @Sendable () -> TerminalCapabilities
  private let elapsed: @Sendable () -> Duration
  private let write: @Sendable (String) -> Void
  private let state = Mutex(State())

  private static let delay = Duration.milliseconds(300)
  private static let interval = Duration.milliseconds(100)

  /// A row on a descriptor: 2, so that output that goes to a file stays clean.
  package convenience init(descriptor: Int32 = 2) {
    let start = ContinuousClock.now
    self.init(
      capabilities: .of(descriptor: descriptor), elapsed: { ContinuousClock.now - start },
      write: { TerminalOutput.write($0, to: descriptor) })
  }

  /// A row whose time and place are given.
  package init(
    capabilities: @autoclosure @escaping @Sendable () -> TerminalCapabilities,
    elapsed: @escaping @Sendable () -> Duration,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.capabilities = capabilities
    self.elapsed = elapsed
    self.write = write
  }

  /// Tells how things are; any thread may, and the more often the smoother.
  package func update(_ snapshot: ProgressSnapshot) {
    let capabilities = capabilities()
    guard capabilities.canMoveCursor else { return }
    let now = elapsed()
    guard now >= Self.delay else { return }
    state.withLock { state in
      if let last = state.lastDrawn, now - last < Self.interval { return }
      let row = snapshot.row(
        elapsed: now, frame: state.frames, width: capabilities.width,
        ascii: !capabilities.isUnicode)
      state.frames += 1
      state.lastDrawn = now
      write(
        Self.home(from: state.width, in: capabilities.width) + capabilities.theme.render(row)
          + "\u{1B}[K")
      state.width = row.reduce(0) { $0 + DisplayWidth.of($1.text) }
    }
  }

  /// Takes the row off the screen; what is written next begins where it was.
  package func finish() {
    state.withLock { state in
      guard state.lastDrawn != nil else { return }
      state.lastDrawn = nil
      write(Self.home(from: state.width, in: capabilities().width) + "\u{1B}[K")
      state.width = 0
    }
  }

  /// To the start of the row, which a terminal that became narrower has broken into several.
  private static func home(from width: Int, in columns: Int) -> String {
    let broken = max(0, width - 1) / max(1, columns)
    return broken > 0 ? "\u{1B}[\(broken)A\r\u{1B}[J" : "\r"
  }
}
