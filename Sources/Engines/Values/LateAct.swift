/// What threads did outside their process's memory, put down to the code that started them.
package struct LateAct: Hashable, Sendable {
  /// The file of that code, such as `heft[2]`.
  package var file: String
  /// What they did, one phrase each.
  package var acted: [String]

  /// Makes an account.
  package init(file: String, acted: [String]) {
    self.file = file
    self.acted = acted
  }
}
