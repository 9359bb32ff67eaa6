package import Basics

/// Code of a session comes from no file, but from an entry: `heft[3]`.
extension SourceLocation {
  private static let entryPrefix = "heft["

  /// Where an entry's code begins.
  package init(entry index: Int) {
    self.init(file: "\(Self.entryPrefix)\(index)]", line: 1)
  }

  /// Whether it lies in an entry of a session.
  package var isInEntry: Bool { file.hasPrefix(Self.entryPrefix) }

  /// The entry's number in its session; nil for code that was none.
  package var entryIndex: Int? {
    isInEntry ? Int(file.dropFirst(Self.entryPrefix.count).dropLast()) : nil
  }
}
