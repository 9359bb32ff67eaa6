import Basics
import Engines
import Instruments
import Journaling
import Measuring
import Notes
import Reporting

extension ShellSession {
  /// Runs code in a copy of the session and draws what it holds meanwhile.
  func watch(_ request: CodeRequest) throws(Problem) -> Report {
    let session = try engineSession()
    let presenter = workspace.presenter
    var seen = MemoryTrace()
    do {
      let watched = try workspace.observed { (monitor) throws(EngineError) in
        session.watch(
          request.snippet("watch"), n: request.n, monitor: QuietMonitor(monitor),
          onLook: { trace in
            seen = trace
            presenter.show(live: Document([.plot(Plot(memory: trace, title: request.code))]))
          })
      }
      let snippet = request.snippet("watch")
      let setup = try sessionCode()
      let engine = try workspace.engine().identity
      log.record(
        result: .watched(
          Event.Watched(
            engine: engine, code: snippet, setup: setup, n: request.n,
            trace: watched.trace, peak: watched.peak, kept: watched.kept,
            seconds: watched.took.seconds, place: place, packages: packages(of: setup + [snippet])
          )))
      // The title is what carries the result's number.
      let title = Block.heading(2, "Memory over time", aside: Text(engine.title))
      return Report(Document([title]) + Document(watched: watched, code: request.code))
    } catch {
      // What was seen of code that failed is often why it failed.
      if seen.isWorthDrawing {
        presenter.present(Document([.plot(Plot(memory: seen, title: request.code))]))
      }
      throw error
    }
  }

  /// Draws the last experiment once more, and how it grows where it was measured at several sizes.
  func plot() throws(Problem) -> Report {
    let notes = try log.fold(Notes.self)
    guard let (event, comparison) = notes.lastComparison else {
      throw .usage(
        "there is no experiment to draw yet",
        hint: "`compare [x*x for x in range(n)] vs range(n) --n 1_000_000` makes one")
    }
    let growth = Growth.all(in: notes).first { $0.lastEvent == event }
    return Report(Document(plotting: comparison, growth: growth))
  }
}

extension Notes {
  /// What was compared last, and its event's number.
  fileprivate var lastComparison: (event: Int, comparison: Comparison)? {
    for item in items.reversed() {
      if case .compared(let event, _) = item.content { return (item.sequence, event.comparison) }
    }
    return nil
  }
}

/// A monitor that hands on what code prints, and shows no progress: a picture stands in its place.
private final class QuietMonitor: Monitor {
  private let other: any Monitor

  init(_ other: any Monitor) {
    self.other = other
  }

  func worker(printed text: String, to stream: OutputStream) {
    other.worker(printed: text, to: stream)
  }
  func worker(phase: String) {}
  func worker(tick elapsed: Duration, live: ByteCount?) {}
  var interruptDescriptor: Int32? { other.interruptDescriptor }
  func takeInterrupt() -> Bool { other.takeInterrupt() }
}
