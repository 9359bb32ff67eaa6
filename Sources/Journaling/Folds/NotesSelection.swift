/// Which part of a session's notes is meant; nothing said is all of them.
package struct NotesSelection: Hashable, Sendable {
  /// Only what belongs to the lesson with this identifier.
  package var lesson: String?
  /// Only what was pinned, with its notes.
  package var pinnedOnly: Bool
  /// Only results with these numbers, with their notes.
  package var results: ClosedRange<Int>?

  /// Makes a selection.
  package init(lesson: String? = nil, pinnedOnly: Bool = false, results: ClosedRange<Int>? = nil) {
    self.lesson = lesson
    self.pinnedOnly = pinnedOnly
    self.results = results
  }

  /// Whether it leaves nothing out.
  package var isEverything: Bool { self == NotesSelection() }

  private func holds(_ item: NotesItem) -> Bool {
    if pinnedOnly, !item.isPinned { return false }
    if let results, !(item.number.map(results.contains) ?? false) { return false }
    if let lesson, item.lesson != lesson { return false }
    return true
  }

  /// The items that are meant, in order.
  ///
  /// Code and free notes stand between the results they belong to; a range keeps those that lie
  /// within it, so that what is exported can be followed.
  func filter(_ items: [NotesItem]) -> [NotesItem] {
    guard let results, lesson == nil, !pinnedOnly else { return items.filter(holds) }
    guard let first = items.firstIndex(where: { $0.number.map(results.contains) ?? false }),
      let last = items.lastIndex(where: { $0.number.map(results.contains) ?? false })
    else { return [] }
    return Array(items[first...last])
  }
}

extension Notes {
  /// The notes with only the items that are meant; numbers stay what they were.
  package func selecting(_ selection: NotesSelection) -> Notes {
    var part = self
    part.keep(selection.filter(items))
    return part
  }
}
