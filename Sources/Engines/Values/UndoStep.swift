package import Basics

/// A piece of code that ran, and the copy of the process that was made before it.
package struct UndoStep: Hashable, Sendable {
  package var snippet: Snippet
  /// Why there is no copy, as the end of a sentence; nil where there is one.
  package var obstacle: String?
  /// How long making the copy took.
  package var took: Duration
  /// Memory that this copy alone holds; nil where it cannot be read or there is no copy.
  package var holds: ByteCount?

  /// Makes a step.
  package init(snippet: Snippet, obstacle: String?, took: Duration, holds: ByteCount?) {
    self.snippet = snippet
    self.obstacle = obstacle
    self.took = took
    self.holds = holds
  }
}
