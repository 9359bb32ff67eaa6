/// The states of a text that undo goes back through.
package struct UndoStack: Sendable {
  private var states: [EditBuffer] = []
  private var current = EditBuffer()
  private var isTyping = false
  private static let limit = 200

  /// A stack whose first state is an empty text.
  package init() {}

  /// Notes the text as it is now. Characters typed one after another are one step.
  package mutating func note(_ buffer: EditBuffer) {
    guard buffer.text != current.text else {
      if buffer != current { isTyping = false }
      current = buffer
      return
    }
    let typesOn = isOneMore(buffer)
    if !(typesOn && isTyping) { states.append(current) }
    if states.count > Self.limit { states.removeFirst() }
    isTyping = typesOn && buffer.before.last.map { !$0.isWhitespace } == true
    current = buffer
  }

  /// The text before the last step; nil where there is none.
  package mutating func undo() -> EditBuffer? {
    guard let state = states.popLast() else { return nil }
    current = state
    isTyping = false
    return state
  }

  private func isOneMore(_ buffer: EditBuffer) -> Bool {
    let added = buffer.before.utf8.count - current.before.utf8.count
    return added > 0 && added < 32 && buffer.after == current.after
      && buffer.before.hasPrefix(current.before)
      && String(decoding: buffer.before.utf8.suffix(added), as: UTF8.self).count == 1
  }
}
