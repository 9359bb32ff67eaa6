package import Basics

/// What `undo` took back.
package struct Undone: Hashable, Sendable {
  /// The code, oldest first.
  package var snippets: [Snippet]
  /// Bytes held before, less bytes held now; nil where there is no probe.
  package var returned: ByteCount?
  /// How many threads of libraries the process had, which the copy lacks.
  package var lostThreads: Int
  /// How many more pieces of code can be taken back.
  package var remaining: Int

  /// Makes an account.
  package init(snippets: [Snippet], returned: ByteCount?, lostThreads: Int, remaining: Int) {
    self.snippets = snippets
    self.returned = returned
    self.lostThreads = lostThreads
    self.remaining = remaining
  }
}
