extension LineEditor {
  /// Shows the line as it is now.
  func draw() {
    synchronize()
    let size = size
    let frame = layout(size).frame(
      width: size.columns, height: size.rows, hiddenAbove: hiddenAbove)
    hiddenAbove = frame.hiddenAbove
    write(painter.draw(frame, width: size.columns))
  }

  /// Shows the whole entry without suggestions and goes to the next row.
  func drawFinally(_ verdict: ReadResult) {
    var layout = Layout()
    layout.prompt = state.prompt
    layout.continuation = state.continuation
    if case .line(let text) = verdict {
      layout.text = highlight(text)
    } else {
      layout.text = highlight(state.buffer.text)
      if verdict == .cancelled { layout.text.append(Span("^C", .status)) }
    }
    let size = size
    write(painter.finish(layout.frame(width: size.columns, height: nil), width: size.columns))
  }

  /// What could follow the text; empty unless the cursor stands at its end.
  var currentHint: String {
    guard options.theme.hasAttributes, !state.buffer.isEmpty, state.buffer.after.isEmpty else {
      return ""
    }
    let text = state.buffer.text
    if let suggested, suggested.text == text { return suggested.hint }
    let hint = delegate?.hint(text, history: history) ?? ""
    suggested = (text, hint)
    return hint
  }

  private func layout(_ size: TerminalSize) -> Layout {
    var layout = Layout()
    layout.prompt = state.prompt
    layout.continuation = state.continuation
    if let search = state.search {
      layout.text = search.found == nil ? highlight(state.buffer.text) : search.spans
      layout.below = [search.status]
      layout.cursorBelow = 0
      return layout
    }
    layout.text = highlight(state.buffer.text)
    layout.cursor = state.buffer.before.utf8.count
    if let menu = state.menu {
      let height = min(size.rows - 1, max(3, size.rows / 2))
      layout.below = menu.rows(width: size.columns, height: height)
    } else {
      layout.hint = currentHint
      if !state.remark.isEmpty { layout.below = [[Span(state.remark, .status)]] }
    }
    return layout
  }

  // Spans that are not the text would show something else than what is going to run.
  private func highlight(_ text: String) -> [Span] {
    if let highlighted, highlighted.text == text { return highlighted.spans }
    let proposed = delegate?.highlight(text) ?? [Span(text)]
    var characters = ""
    for span in proposed { characters += span.text }
    let spans = characters.utf8.elementsEqual(text.utf8) ? proposed : [Span(text)]
    highlighted = (text, spans)
    return spans
  }
}
