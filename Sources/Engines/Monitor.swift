package import Basics

/// Watches a worker while a call waits for it, and may ask to stop.
///
/// All methods are called on the thread of the blocking call.
package protocol Monitor: AnyObject {
  /// The code printed something.
  func worker(printed text: String, to stream: OutputStream)
  /// The worker now does something else, such as `building naive`.
  func worker(phase: String)
  /// Time goes by: called at least ten times a second, with the bytes held where they are known.
  func worker(tick elapsed: Duration, live: ByteCount?)
  /// A descriptor that becomes readable when the user asks to stop; nil where nobody can.
  var interruptDescriptor: Int32? { get }
  /// Whether the user asked to stop since the last time this was asked.
  func takeInterrupt() -> Bool
  /// Whether somebody is there whom code may ask for a line of input.
  var answersQuestions: Bool { get }
  /// The code waits for a line of input.
  ///
  /// - Parameter echoes: whether what is typed is to be seen; not so for a password.
  func worker(asksEchoing echoes: Bool) -> InputAnswer
}

/// What a person said to code that asked for input.
package enum InputAnswer: Hashable, Sendable {
  case line(String)
  /// There is no more.
  case end
  /// The person wants the code to stop.
  case interrupted
}

extension Monitor {
  package var answersQuestions: Bool { false }
  package func worker(asksEchoing echoes: Bool) -> InputAnswer { .end }
}

/// A monitor that shows nothing and never stops anything.
package final class SilentMonitor: Monitor {
  package init() {}
  package func worker(printed text: String, to stream: OutputStream) {}
  package func worker(phase: String) {}
  package func worker(tick elapsed: Duration, live: ByteCount?) {}
  package var interruptDescriptor: Int32? { nil }
  package func takeInterrupt() -> Bool { false }
}
