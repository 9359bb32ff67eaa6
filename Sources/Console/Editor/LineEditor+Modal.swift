// Keys while a search or a list of proposals is open. They are taken before libedit sees them, at
// moments when it waits for the first character of a command.
extension LineEditor {
  /// Handles a key of the search; false where the key ends the search and means something else.
  func takeInSearch(_ key: Key) -> Bool {
    switch key {
    case .scalar("\u{12}"): state.search?.step(backward: true, lastQuery: lastQuery)
    case .scalar("\u{13}"): state.search?.step(backward: false, lastQuery: lastQuery)
    case .scalar("\u{7F}"), .scalar("\u{8}"): state.search?.deleteBackward()
    case .scalar("\u{7}"): endSearch(keeping: false)
    case .scalar("\u{3}"):
      endSearch(keeping: false)
      return false
    case .escape: endSearch(keeping: true)
    case .scalar(let scalar) where scalar.value >= 0x20: state.search?.type(String(scalar))
    case .paste(let text): state.search?.type(String(text.prefix { $0 != "\n" }))
    default:
      endSearch(keeping: true)
      return false
    }
    return true
  }

  private func endSearch(keeping: Bool) {
    guard let search = state.search else { return }
    state.search = nil
    if !search.query.isEmpty { lastQuery = search.query }
    guard keeping, let found = search.found else { return }
    apply(EditBuffer(found))
    state.wholeText = found
  }

  /// Handles a key of the list; false where the key closes the list and means something else.
  func takeInMenu(_ key: Key) -> Bool {
    guard var menu = state.menu else { return false }
    switch key {
    case .scalar("\t"), .named(.down, []): apply(menu.step(by: 1))
    case .named(.backTab, _), .named(.up, []): apply(menu.step(by: -1))
    case .escape, .scalar("\u{7}"):
      apply(menu.unchanged)
      state.menu = nil
      return true
    case .scalar("\r") where menu.selected != nil:
      state.menu = nil
      return true
    default:
      state.menu = nil
      return false
    }
    state.menu = menu
    return true
  }
}
