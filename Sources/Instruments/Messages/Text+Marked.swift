package import Reporting

extension Text {
  /// The shell's own words, with code between backticks.
  package static func marked(_ text: String) -> Text {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return Text(
      parts.enumerated().map { index, part in
        Span(String(part), index.isMultiple(of: 2) ? .plain : .code)
      })
  }

  /// Pieces of text one behind the other, parted by blanks.
  package static func joined(_ texts: [Text], by separator: Text = " ") -> Text {
    texts.dropFirst().reduce(texts.first ?? "") { $0 + separator + $1 }
  }
}
