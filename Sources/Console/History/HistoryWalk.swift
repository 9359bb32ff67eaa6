/// Going up and down through the history from a line that is being typed.
///
/// What was typed already narrows it: only entries that begin so are met. A line that was changed
/// on the way is met again as it was left.
package struct HistoryWalk: Sendable {
  private let draft: EditBuffer
  private let prefix: String
  private var position: Int?
  private var changed: [Int: EditBuffer] = [:]

  /// A walk that begins at a line.
  package init(from draft: EditBuffer) {
    self.draft = draft
    prefix = draft.text
  }

  /// Whether the walk is where it began.
  package var isAtDraft: Bool { position == nil }

  /// The entry before the present one; nil where there is none.
  package mutating func older(_ entries: HistoryEntries, leaving now: EditBuffer) -> EditBuffer? {
    guard
      let index = entries.lastIndex(withPrefix: prefix, before: position ?? entries.count)
    else { return nil }
    leave(now)
    position = index
    return changed[index] ?? EditBuffer(entries[index])
  }

  /// The entry after the present one, in the end the line that the walk began at.
  package mutating func newer(_ entries: HistoryEntries, leaving now: EditBuffer) -> EditBuffer? {
    guard let position else { return nil }
    leave(now)
    let next = entries.firstIndex(withPrefix: prefix, from: position + 1)
    self.position = next
    guard let next else { return draft }
    return changed[next] ?? EditBuffer(entries[next])
  }

  private mutating func leave(_ buffer: EditBuffer) {
    if let position { changed[position] = buffer }
  }
}
