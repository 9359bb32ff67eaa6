internal import Basics
internal import Synchronization

/// Some rows of a terminal that are drawn again and again in one place, and go when they are over.
///
/// They appear after 0.3 s and are drawn at most ten times a second. What is printed meanwhile
/// stands above them: take them away first with ``clear()``; the next drawing puts them below.
package final class LiveRegion: Sendable {
  private struct State {
    /// The columns that each row takes that is drawn now.
    var widths: [Int] = []
    var lastDrawn: Duration?
  }

  private let canMoveCursor: Bool
  private let columns: @Sendable () -> Int
  private let elapsed: @Sendable () -> Duration
  private let write: @Sendable (String) -> Void
  private let state = Mutex(State())

  private static let delay = Duration.milliseconds(300)
  private static let interval = Duration.milliseconds(100)

  /// A region whose time and place are given.
  package init(
    canMoveCursor: Bool, columns: @escaping @Sendable () -> Int,
    elapsed: @escaping @Sendable () -> Duration,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.canMoveCursor = canMoveCursor
    self.columns = columns
    self.elapsed = elapsed
    self.write = write
  }

  /// A region on a descriptor.
  package convenience init(descriptor: Int32 = 2) {
    let start = ContinuousClock.now
    self.init(
      canMoveCursor: TerminalCapabilities.of(descriptor: descriptor).canMoveCursor,
      columns: { TerminalSize.of(descriptor)?.columns ?? 80 },
      elapsed: { ContinuousClock.now - start },
      write: { TerminalOutput.write($0, to: descriptor) })
  }

  /// Draws lines in place of those before; no more than leave the terminal's last row free.
  ///
  /// - Parameters:
  ///   - text: lines, each ended by a newline and no wider than the terminal.
  ///   - height: the rows of the terminal.
  package func update(_ text: String, height: Int) {
    guard canMoveCursor else { return }
    let now = elapsed()
    guard now >= Self.delay else { return }
    state.withLock { state in
      if let last = state.lastDrawn, now - last < Self.interval { return }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .prefix(max(1, height - 1))
      let drawn = lines.map { "\($0)\u{1B}[K\r\n" }.joined()
      write(home(from: state.widths) + drawn + "\u{1B}[J")
      state.widths = lines.map(Self.width)
      state.lastDrawn = now
    }
  }

  /// Takes the rows off the screen; what is written next begins where they did.
  package func clear() {
    state.withLock { state in
      guard !state.widths.isEmpty else { return }
      write(home(from: state.widths) + "\u{1B}[J")
      state.widths = []
    }
  }

  /// A terminal that became narrower has broken each row into as many as it needs.
  private func home(from widths: [Int]) -> String {
    let columns = max(1, columns())
    let rows = widths.reduce(0) { $0 + 1 + max(0, $1 - 1) / columns }
    return rows > 0 ? "\u{1B}[\(rows)A\r" : "\r"
  }

  /// The columns of a line, whose sequences take none.
  private static func width(of line: Substring) -> Int {
    DisplayWidth.of(line.replacing(/\u{1B}\[[0-9;]*m/, with: ""))
  }
}
