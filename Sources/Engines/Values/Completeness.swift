/// Whether typed code can run.
package enum Completeness: Hashable, Sendable {
  case complete
  /// It goes on; the next line is likely indented by so many columns.
  case incomplete(indent: Int)
  /// It is wrong already: the message, and the line and column in the code, from 1.
  case invalid(message: String, line: Int, column: Int)
}
