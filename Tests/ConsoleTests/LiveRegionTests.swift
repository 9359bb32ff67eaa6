import Console
import Synchronization
import TestSupport
import Testing

@Suite struct LiveRegionTests {
  private final class Clock: Sendable {
    let now = Mutex(Duration.zero)
    let written = Mutex("before\r\n")
    let columns = Mutex(20)
  }

  private let clock = Clock()

  private func region(canMoveCursor: Bool = true) -> LiveRegion {
    let clock = clock
    return LiveRegion(
      canMoveCursor: canMoveCursor, columns: { clock.columns.withLock { $0 } },
      elapsed: { clock.now.withLock { $0 } },
      write: { text in clock.written.withLock { $0 += text } })
  }

  private func set(milliseconds: Int) {
    clock.now.withLock { $0 = .milliseconds(milliseconds) }
  }

  private var screen: VirtualScreen {
    var screen = VirtualScreen(width: 20, height: 6)
    screen.feed(clock.written.withLock { $0 }.utf8)
    return screen
  }

  @Test func itIsDrawnInPlaceAndGoesWithoutATrace() {
    let region = region()
    set(milliseconds: 100)
    region.update("early\n", height: 6)
    #expect(screen.text == "before")
    set(milliseconds: 400)
    region.update("one\ntwo\nthree\n", height: 6)
    #expect(screen.text == "before\none\ntwo\nthree")
    set(milliseconds: 450)
    region.update("too soon\n", height: 6)
    #expect(screen.text == "before\none\ntwo\nthree")
    set(milliseconds: 600)
    region.update("four\nfive\n", height: 6)
    #expect(screen.text == "before\nfour\nfive")
    region.clear()
    #expect(screen.text == "before")
    #expect(screen.row == 1 && screen.column == 0)
  }

  @Test func itLeavesARowOfALowTerminalFree() {
    let region = region()
    set(milliseconds: 400)
    region.update("1\n2\n3\n4\n5\n6\n7\n8\n", height: 6)
    region.clear()
    #expect(screen.text == "before" || screen.text.isEmpty)
  }

  @Test func rowsThatANarrowerWindowBrokeAreAllTakenAway() {
    let region = region()
    set(milliseconds: 400)
    region.update("\u{1B}[31mtwelve wide.\u{1B}[0m\nfour\n", height: 6)
    clock.columns.withLock { $0 = 5 }
    region.clear()
    #expect(clock.written.withLock { $0 }.hasSuffix("\u{1B}[4A\r\u{1B}[J"))
  }

  @Test func whereTheCursorCannotMoveNothingIsWritten() {
    let region = region(canMoveCursor: false)
    set(milliseconds: 400)
    region.update("one\n", height: 6)
    region.clear()
    #expect(screen.text == "before")
  }
}
