package import Basics
package import Engines

/// Hands what a worker does on to the presenter.
package final class PresentingMonitor: Monitor {
  private let presenter: any Presenter
  private var phase = ""

  package init(_ presenter: any Presenter) {
    self.presenter = presenter
  }

  package func worker(printed text: String, to stream: OutputStream) {
    presenter.show(printed: text, asError: stream == .standardError)
  }

  package func worker(phase: String) {
    self.phase = phase
  }

  package func worker(tick elapsed: Duration, live: ByteCount?) {
    presenter.show(phase: phase, elapsed: elapsed, live: live)
  }

  package var interruptDescriptor: Int32? { presenter.interruptDescriptor }

  package func takeInterrupt() -> Bool { presenter.takeInterrupt() }

  package var answersQuestions: Bool { presenter.answersQuestions }

  package func worker(asksEchoing echoes: Bool) -> InputAnswer {
    switch presenter.answer(echoing: echoes) {
    case .line(let text): .line(text)
    case .end: .end
    case .interrupted: .interrupted
    }
  }
}
