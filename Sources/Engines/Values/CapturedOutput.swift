/// What code printed, up to the budget.
package struct CapturedOutput: Hashable, Sendable {
  package var standardOutput: String
  package var standardError: String

  /// Wraps two texts.
  package init(standardOutput: String = "", standardError: String = "") {
    self.standardOutput = standardOutput
    self.standardError = standardError
  }
}
