/// A place in a text: a file or another named origin, a line and a column, both counted from 1.
package struct SourceLocation: Hashable, Sendable, Codable {
  /// A path, or a name such as `heft[3]` for the third entry typed in a session.
  package var file: String
  /// The line, from 1.
  package var line: Int
  /// The column in characters, from 1.
  package var column: Int

  /// Makes a location.
  package init(file: String, line: Int, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: FromOutside {
  /// Columns are also blanks that are written, so that they are bounded more closely than lines.
  package var isPossible: Bool {
    (0...(1 << 31)).contains(line) && (0...1_000_000).contains(column)
  }
}

extension SourceLocation: Comparable, CustomStringConvertible {
  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }

  package var description: String { "\(file):\(line):\(column)" }
}
