/// What came of a line of code that ran to its end.
package struct Execution: Hashable, Sendable {
  /// The repr of the last expression's value, bounded; nil for statements and for `None`.
  package var shown: String?
  package var output: CapturedOutput
  /// One sentence each: what the user should know beside the result.
  package var notes: [String]

  /// Makes an execution.
  package init(
    shown: String? = nil, output: CapturedOutput = CapturedOutput(), notes: [String] = []
  ) {
    self.shown = shown
    self.output = output
    self.notes = notes
  }
}
