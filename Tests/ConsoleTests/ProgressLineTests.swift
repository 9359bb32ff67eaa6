import Basics
import Console
import Synchronization
import TestSupport
import Testing

@Suite struct ProgressLineTests {
  private final class Clock: Sendable {
    let now = Mutex(Duration.zero)
    let written = Mutex("")
  }

  private let clock = Clock()

  private func line(
    _ environment: [String: String] = ["TERM": "xterm"], isTerminal: Bool = true
  ) -> ProgressLine {
    let clock = clock
    return ProgressLine(
      capabilities: TerminalCapabilities(
        isTerminal: isTerminal, terminalWidth: 60, environment: environment),
      elapsed: { clock.now.withLock { $0 } },
      write: { text in clock.written.withLock { $0 += text } })
  }

  private func set(milliseconds: Int) {
    clock.now.withLock { $0 = .milliseconds(milliseconds) }
  }

  private var written: String { clock.written.withLock { $0 } }

  private var screen: VirtualScreen {
    var screen = VirtualScreen(width: 60, height: 3)
    screen.feed(written.utf8)
    return screen
  }

  @Test func itAppearsLateAndGoesWithoutATrace() {
    let line = line()
    let snapshot = ProgressSnapshot(phase: "weighing naive", live: ByteCount(40_448_000))
    set(milliseconds: 299)
    line.update(snapshot)
    #expect(written.isEmpty)
    set(milliseconds: 1250)
    line.update(snapshot)
    #expect(screen.text == "⠋ weighing naive  1.3 s  40.4 MB")
    line.finish()
    #expect(screen.text.isEmpty)
    #expect(screen.column == 0)
  }

  @Test func itIsDrawnAtMostTenTimesASecond() {
    let line = line()
    for milliseconds in 0...1300 {
      set(milliseconds: milliseconds)
      line.update(ProgressSnapshot(phase: "x"))
    }
    #expect(written.split(separator: "\r").count == 11)
  }

  @Test(arguments: [(["TERM": "xterm"], false), (["TERM": "dumb"], true)])
  func withoutATerminalThereIsNothing(environment: [String: String], isTerminal: Bool) {
    let line = line(environment, isTerminal: isTerminal)
    set(milliseconds: 5000)
    line.update(ProgressSnapshot(phase: "x"))
    line.finish()
    #expect(written.isEmpty)
  }

  @Test func aRowNeverFillsTheScreen() {
    let snapshot = ProgressSnapshot(phase: "数える数える数える", live: ByteCount(5), fraction: 0.5)
    for width in 0..<60 {
      let row = snapshot.row(elapsed: .seconds(75), frame: 3, width: width)
      #expect(row.reduce(0) { $0 + DisplayWidth.of($1.text) } <= max(0, width - 1))
    }
    let whole = snapshot.row(elapsed: .seconds(75), frame: 3, width: 80).map(\.text).joined()
    #expect(whole == "██████░░░░░░ 数える数える数える  1:15  5 B")
  }

  @Test(arguments: [-1, 0, 2, Double.nan])
  func partsOutOfRangeAreDrawnWithinTheBar(part: Double) {
    let row = ProgressSnapshot(phase: "", fraction: part).row(elapsed: .zero, frame: 0, width: 80)
    #expect(row[0].text.count + row[1].text.count == 12)
  }
}
