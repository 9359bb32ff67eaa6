/// An incremental search through the history.
package struct HistorySearch: Sendable {
  /// What is searched for.
  package private(set) var query = ""
  /// The entry that was found last.
  package private(set) var found: String?
  /// Whether the last step found nothing further.
  package private(set) var hasFailed = false
  private var index: Int?
  private var isBackward: Bool
  private let entries: HistoryEntries

  /// A search that has not begun, from the newest entry backward or from the oldest forward.
  package init(_ entries: HistoryEntries, backward: Bool) {
    self.entries = entries
    isBackward = backward
  }

  /// Searches for more.
  package mutating func type(_ text: String) {
    query += text
    search(including: true)
  }

  /// Searches for less, from the end again.
  package mutating func deleteBackward() {
    guard query.popLast() != nil else { return }
    index = nil
    search(including: true)
  }

  /// The next match in a direction; an empty query takes up the one given.
  package mutating func step(backward: Bool, lastQuery: String) {
    isBackward = backward
    if query.isEmpty {
      query = lastQuery
      search(including: true)
    } else {
      search(including: false)
    }
  }

  private mutating func search(including: Bool) {
    guard !query.isEmpty else {
      (found, index, hasFailed) = (nil, nil, false)
      return
    }
    let match =
      if isBackward {
        entries.lastIndex(
          containing: query, before: index.map { $0 + (including ? 1 : 0) } ?? entries.count)
      } else {
        entries.firstIndex(containing: query, from: index.map { $0 + (including ? 0 : 1) } ?? 0)
      }
    hasFailed = match == nil
    guard let match else { return }
    index = match
    found = entries[match]
  }

  /// The row that shows the search, without the cursor behind it.
  package var status: [Span] {
    let words = hasFailed ? "no entry has" : isBackward ? "search back" : "search forward"
    return [Span("\(words): ", hasFailed ? .error : .status), Span(query)]
  }

  /// The found entry with the query marked in it.
  package var spans: [Span] {
    guard let found else { return [] }
    guard !query.isEmpty, let range = Self.range(of: query, in: found) else { return [Span(found)] }
    return [
      Span(String(found[..<range.lowerBound])), Span(String(found[range]), .match),
      Span(String(found[range.upperBound...])),
    ]
  }

  private static func range(of text: String, in whole: String) -> Range<String.Index>? {
    var start = whole.startIndex
    while start < whole.endIndex {
      if whole[start...].hasPrefix(text) {
        return start..<whole.index(start, offsetBy: text.count)
      }
      start = whole.index(after: start)
    }
    return nil
  }
}
