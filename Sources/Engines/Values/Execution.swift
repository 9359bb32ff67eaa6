/// What came of a line of code that ran to its end.
package struct Execution: Hashable, Sendable {
  /// The repr of the last expression's value, bounded; nil for statements and for `None`.
  package var shown: String?
  package var output: CapturedOutput
  /// What came back, where the code did nothing but delete.
  package var returned: Returned?
  /// What the code did outside its process's memory, one phrase each, such as `wrote to log.txt`.
  package var acted: [String]
  /// What threads of the session did there since that was asked last.
  package var late: [LateAct]
  /// One sentence each: what the user should know beside the result.
  package var notes: [String]

  /// Makes an execution.
  package init(
    shown: String? = nil, output: CapturedOutput = CapturedOutput(), returned: Returned? = nil,
    acted: [String] = [], late: [LateAct] = [], notes: [String] = []
  ) {
    self.shown = shown
    self.returned = returned
    self.output = output
    self.acted = acted
    self.late = late
    self.notes = notes
  }
}
