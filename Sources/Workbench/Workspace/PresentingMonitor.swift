import Basics
import Engines

/// Hands what a worker does on to the presenter.
final class PresentingMonitor: Monitor {
  private let presenter: any Presenter
  private var phase = ""

  init(_ presenter: any Presenter) {
    self.presenter = presenter
  }

  func worker(printed text: String, to stream: OutputStream) {
    presenter.show(printed: text, asError: stream == .standardError)
  }

  func worker(phase: String) {
    self.phase = phase
  }

  func worker(tick elapsed: Duration, live: ByteCount?) {
    presenter.show(phase: phase, elapsed: elapsed, live: live)
  }

  var interruptDescriptor: Int32? { presenter.interruptDescriptor }

  func takeInterrupt() -> Bool { presenter.takeInterrupt() }

  var answersQuestions: Bool { presenter.answersQuestions }

  func worker(asksEchoing echoes: Bool) -> InputAnswer {
    switch presenter.answer(echoing: echoes) {
    case .line(let text): .line(text)
    case .end: .end
    case .interrupted: .interrupted
    }
  }
}
