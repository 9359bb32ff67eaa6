import Basics
import Instruments
import Reporting

/// A lane's presenter: it shows nothing, and stops the lane's work where all work is to stop.
final class LanePresenter: Presenter {
  private let shouldStop: () -> Bool
  private var hasStopped = false

  init(shouldStop: @escaping () -> Bool) {
    self.shouldStop = shouldStop
  }

  func present(_ document: Document) {}
  func present(_ blocks: AnySequence<Block>) {}
  func present(_ problem: Problem) {}
  func show(printed text: String, asError: Bool) {}
  func show(phase: String, elapsed: Duration, live: ByteCount?) {}
  func clearProgress() {}

  func edit(_ text: String, suffix: String) throws(Problem) -> String? {
    throw .missing("There is no terminal for an editor.")
  }

  func entries(ofFileAt path: String, isSwift: Bool) throws(Problem) -> [String] {
    throw .missing("There is nobody to read \(path) for.")
  }

  var interruptDescriptor: Int32? { nil }

  func takeInterrupt() -> Bool {
    guard !hasStopped, shouldStop() else { return false }
    // To ask again would be to lose patience.
    hasStopped = true
    return true
  }
}
