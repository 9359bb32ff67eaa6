/// What came of a line of code that ran to its end.
package struct Execution: Hashable, Sendable {
  /// The repr of the last expression's value, bounded; nil for statements and for `None`.
  package var shown: String?
  package var output: CapturedOutput
  /// What came back, where the code did nothing but delete.
  package var returned: Returned?
  /// One sentence each: what the user should know beside the result.
  package var notes: [String]

  /// Makes an execution.
  package init(
    shown: String? = nil, output: CapturedOutput = CapturedOutput(), returned: Returned? = nil,
    notes: [String] = []
  ) {
    self.shown = shown
    self.returned = returned
    self.output = output
    self.notes = notes
  }
}
