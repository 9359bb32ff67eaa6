internal import CEditLine
internal import Glibc

extension LineEditor {
  /// Does what a key stands for.
  func perform(_ action: EditAction) {
    synchronize()
    switch action {
    case .accept: accept()
    case .newLine: insertNewLine()
    case .cancel: conclude(.cancelled)
    case .deleteOrEnd where state.buffer.isEmpty: conclude(.endOfInput)
    case .clearScreen:
      write("\u{1B}[H\u{1B}[2J")
      painter.forget()
    case .suspend: suspend()
    case .dismiss: break
    case .editExternally: editExternally()
    case .searchBackward: state.search = HistorySearch(history.entries, backward: true)
    case .searchForward: state.search = HistorySearch(history.entries, backward: false)
    case .completeOrIndent: complete(backward: false)
    case .completeBackward: complete(backward: true)
    case .paste: paste()
    case .up, .down, .older, .newer, .pageUp, .pageDown: climb(action)
    case .right, .wordRight, .lineEnd, .end: advance(action)
    default: edit(action)
    }
  }

  /// Makes a text the line, here and in libedit.
  func apply(_ buffer: EditBuffer) {
    guard buffer != state.buffer else { return }
    handle.replace(state.buffer, by: buffer)
    state.buffer = buffer
  }

  private func edit(_ action: EditAction) {
    var buffer = state.buffer
    switch action {
    case .left: buffer.moveLeft()
    case .lineStart: buffer.moveToLineStart()
    case .wordLeft: buffer.moveWordLeft()
    case .start: buffer.moveToStart()
    case .deleteBackward: buffer.deleteBackward()
    case .deleteForward, .deleteOrEnd: buffer.deleteForward()
    case .killToLineEnd: kills.cut(from: &buffer, backward: false) { $0.killToLineEnd() }
    case .killWordRight: kills.cut(from: &buffer, backward: false) { $0.killWordRight() }
    case .killToLineStart: kills.cut(from: &buffer, backward: true) { $0.killToLineStart() }
    case .killWordLeft: kills.cut(from: &buffer, backward: true) { $0.killWordLeft() }
    case .killBackToBlank: kills.cut(from: &buffer, backward: true) { $0.killBackToBlank() }
    case .yank: kills.yank(into: &buffer)
    case .yankEarlier: kills.yankEarlier(into: &buffer)
    case .undo: buffer = state.undo.undo() ?? buffer
    default: break
    }
    apply(buffer)
  }

  // Moving right at the end takes the suggestion, or a word of it.
  private func advance(_ action: EditAction) {
    var buffer = state.buffer
    let hint = currentHint
    if buffer.after.isEmpty, !hint.isEmpty {
      var rest = EditBuffer("", hint)
      if action == .wordRight { rest.moveWordRight() } else { rest.moveToEnd() }
      buffer.insert(rest.before)
      apply(buffer)
      if rest.after.isEmpty { state.wholeText = buffer.text }
      return
    }
    switch action {
    case .right: buffer.moveRight()
    case .wordRight: buffer.moveWordRight()
    case .lineEnd: buffer.moveToLineEnd()
    default: buffer.moveToEnd()
    }
    apply(buffer)
  }

  private func climb(_ action: EditAction) {
    var buffer = state.buffer
    switch action {
    case .up where buffer.moveUp(), .down where buffer.moveDown(): apply(buffer)
    case .pageUp where buffer.isMultiline:
      for _ in 0..<max(1, size.rows - 2) where buffer.moveUp() {}
      apply(buffer)
    case .pageDown where buffer.isMultiline:
      for _ in 0..<max(1, size.rows - 2) where buffer.moveDown() {}
      apply(buffer)
    case .up, .older, .pageUp: recall { $0.older($1, leaving: $2) }
    default: recall { $0.newer($1, leaving: $2) }
    }
  }

  private func recall(
    _ step: (inout HistoryWalk, HistoryEntries, EditBuffer) -> EditBuffer?
  ) {
    var walk = state.walk ?? HistoryWalk(from: state.buffer)
    if let entry = step(&walk, history.entries, state.buffer) {
      apply(entry)
      state.wholeText = entry.text
    }
    state.walk = walk.isAtDraft ? nil : walk
  }

  private func paste() {
    let text = state.buffer.isEmpty ? PastedText.dedented(state.pasted) : state.pasted
    state.pasted = ""
    var buffer = state.buffer
    buffer.insert(text)
    apply(buffer)
    if text.utf8.contains(0x0A) { state.wholeText = buffer.text }
  }

  private func complete(backward: Bool) {
    var buffer = state.buffer
    let line = buffer.lineBefore
    if !buffer.isEmpty, line.allSatisfy({ $0 == " " || $0 == "\t" }) {
      let step = EditBuffer.indentStep
      if backward {
        if !line.isEmpty { buffer.deleteBackward() }
      } else {
        buffer.insert(String(repeating: " ", count: step - line.count % step))
      }
      return apply(buffer)
    }
    guard let completion = delegate?.complete(before: buffer.before, after: buffer.after) else {
      return
    }
    guard let first = completion.candidates.first else {
      state.remark = completion.remark
      return
    }
    if completion.candidates.count == 1 {
      return apply(CompletionMenu.put(first.text + first.closing, of: completion, into: buffer))
    }
    let shared = completion.commonPrefix
    var further = completion
    if shared.count > completion.replaced {
      apply(CompletionMenu.put(shared, of: completion, into: buffer))
      further.replaced = shared.count
    }
    state.menu = CompletionMenu(further, for: state.buffer)
  }

  // MARK: Ending and leaving

  /// The text without blank lines at its end.
  var strippedText: String {
    var text = state.buffer.text[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  private func accept() {
    guard state.buffer.isOnLastLine else { return insertNewLine() }
    if !state.isPasting, state.wholeText != state.buffer.text, let delegate {
      let typed = state.buffer.text
      let outdented = delegate.outdented(typed)
      if outdented != typed { apply(EditBuffer(outdented)) }
    }
    let text = state.buffer.text
    guard text.contains(where: { !$0.isWhitespace }) else { return conclude(.line("")) }
    let completeness = delegate?.completeness(of: text) ?? .complete
    if completeness != .complete {
      switch Onrush(upcomingText(), isPaste: state.isPasting) {
      case .none: break
      case .ends where completeness == .extensible:
        parser.skipLineBreaks()
        return conclude(.line(strippedText))
      case .ends, .goesOn:
        state.isPasting = true
        return apply(EditBuffer(text + "\n"))
      }
    }
    switch completeness {
    case .complete: conclude(.line(strippedText))
    case .extensible where isBlankLine || state.wholeText == text: conclude(.line(strippedText))
    case .extensible, .incomplete:
      apply(EditBuffer(text))
      insertNewLine()
    }
  }

  private var isBlankLine: Bool {
    let buffer = state.buffer
    return buffer.isMultiline && buffer.lineBefore.allSatisfy(\.isWhitespace)
      && buffer.lineAfter.allSatisfy(\.isWhitespace)
  }

  private func insertNewLine() {
    var buffer = state.buffer
    let indent = delegate?.indent(after: buffer.before) ?? ""
    // Blanks before the rest of a broken line would be added to the new indentation.
    if !indent.isEmpty, !buffer.lineAfter.isEmpty {
      buffer.after = String(buffer.after.drop { $0 == " " || $0 == "\t" })
    }
    buffer.insert("\n" + indent)
    apply(buffer)
  }

  /// Ends the entry and shows it for good.
  func conclude(_ verdict: ReadResult) {
    guard state.verdict == nil else { return }
    synchronize()
    state.menu = nil
    state.search = nil
    state.verdict = verdict
    drawFinally(verdict)
  }

  private func suspend() {
    withTerminalReleased { _ = kill(0, SIGTSTP) }
    // The system stops nobody whom no shell could continue: then nothing was stopped, nor continued.
    var request = pollfd(fd: continuations, events: Int16(POLLIN), revents: 0)
    poll(&request, 1, 100)
    if !SignalPipe.drain(continuations) {
      mailbox.printAbove("There is no shell to go back to, so heft cannot be suspended.")
    }
  }

  private func editExternally() {
    write(painter.erase(width: size.columns))
    do throws(ExternalEditor.Failure) {
      let text = state.buffer.text
      let edited = try withTerminalReleased { () throws(ExternalEditor.Failure) in
        try ExternalEditor.edit(text, suffix: options.fileSuffix)
      }
      guard let edited else { return }
      apply(EditBuffer(edited))
      state.wholeText = edited
    } catch {
      mailbox.printAbove("\(error) \(error.hint)")
    }
  }
}
