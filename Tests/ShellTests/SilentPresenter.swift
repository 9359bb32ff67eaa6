import Basics
import Instruments
import Reporting

/// A presenter that shows nothing and is asked nothing.
final class SilentPresenter: Presenter {
  func present(_ document: Document) {}
  func present(_ problem: Problem) {}
  func show(printed text: String, asError: Bool) {}
  func show(phase: String, elapsed: Duration, live: ByteCount?) {}
  func clearProgress() {}
  func edit(_ text: String, suffix: String) throws(Problem) -> String? { nil }
  func entries(ofFileAt path: String, isSwift: Bool) throws(Problem) -> [String] { [] }
  var interruptDescriptor: Int32? { nil }
  func takeInterrupt() -> Bool { false }
}
