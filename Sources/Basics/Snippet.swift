/// A piece of code with the place it came from, so that an error in it points at the writer's line.
package struct Snippet: Hashable, Sendable {
  /// The code, without a trailing newline.
  package var code: String
  /// Where its first character stands.
  package var origin: SourceLocation

  /// Makes a snippet.
  package init(_ code: String, origin: SourceLocation) {
    self.code = code
    self.origin = origin
  }
}
