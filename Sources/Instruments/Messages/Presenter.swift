package import Basics
package import Reporting

/// The edge: what shows a session to a person, or writes it to a pipe.
///
/// A command decides what is said; a presenter decides how it looks. Console has one for terminals
/// and one for everything else.
package protocol Presenter: AnyObject {
  /// Shows a piece of the report at once.
  func present(_ document: Document)
  /// Shows a long document piece by piece, as it is made.
  func present(_ blocks: AnySequence<Block>)
  /// Shows findings about what was passed over, beside the report.
  func present(passedOver diagnostics: [Diagnostic])
  /// Shows what goes on with the document before it, set off by an empty line.
  func present(continuing document: Document)
  /// Shows what a person has to see before something happens, also where standard output is to hold one
  /// document for programs.
  func present(aside document: Document)
  /// Whether ``present(_:)`` shows anything.
  var showsDocuments: Bool { get }
  /// Shows why a command could not do its work.
  func present(_ problem: Problem)
  /// Passes on what the learner's own code printed.
  func show(printed text: String, asError: Bool)
  /// Says what runs now, for how long, and how much memory the worker holds; called about ten times a second.
  func show(phase: String, elapsed: Duration, live: ByteCount?)
  /// Draws a document in place of the one before, while something runs; where there is a terminal.
  func show(live document: Document)
  /// The work that ``show(phase:elapsed:live:)`` spoke of has ended.
  func clearProgress()
  /// Lets the person edit a text in their editor; nil where they left it unchanged.
  ///
  /// - Throws: a ``Problem`` where there is no editor or no terminal.
  func edit(_ text: String, suffix: String) throws(Problem) -> String?
  /// Takes a file apart into the entries that it would be if it were typed.
  ///
  /// - Parameter isSwift: whether its code is Swift until it says something else.
  /// - Throws: a ``Problem`` where the file cannot be read.
  func entries(ofFileAt path: String, isSwift: Bool) throws(Problem) -> [String]
  /// A descriptor that becomes readable when the person asks to stop (Ctrl-C); nil where nobody can.
  var interruptDescriptor: Int32? { get }
  /// Whether the person has asked to stop since the last call.
  func takeInterrupt() -> Bool
  /// Asks the person whether something should be done; nil where nobody can be asked.
  func confirms(_ question: String) -> Bool?
  /// Whether somebody is there to answer what code asks.
  var answersQuestions: Bool { get }
  /// Reads a line that the person types, which nothing keeps.
  ///
  /// - Parameter echoes: whether what is typed is shown.
  func answer(echoing echoes: Bool) -> TypedAnswer
}

/// What a person typed when they were asked.
package enum TypedAnswer: Hashable, Sendable {
  case line(String)
  /// Ctrl-D, or there is nobody.
  case end
  /// Ctrl-C.
  case interrupted

  /// Whether it agrees to what was asked.
  package var isYes: Bool {
    guard case .line(let text) = self else { return false }
    return ["y", "yes"].contains(text.lowercased())
  }
}

extension Presenter {
  package func show(live document: Document) {}
  package func present(_ blocks: AnySequence<Block>) { present(Document(Array(blocks))) }
  package func present(passedOver diagnostics: [Diagnostic]) {}
  package func confirms(_ question: String) -> Bool? { nil }
  package var answersQuestions: Bool { false }
  package func answer(echoing echoes: Bool) -> TypedAnswer { .end }
  package func present(continuing document: Document) { present(document) }
  package func present(aside document: Document) { present(document) }
  package var showsDocuments: Bool { true }
}
