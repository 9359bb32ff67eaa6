internal import CEditLine
internal import CPlatform
internal import Glibc

extension LineEditor {
  /// Makes libedit call back for the keys of ``KeyBindings`` and read its characters here.
  func bindKeys() {
    let editor = handle.pointer
    editline_set_reader(editor) { editor, character in
      guard let character, let client = editline_client(editor) else { return -1 }
      return Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue().read(into: character)
    }
    editline_add(editor, "heft-key") { LineEditor.run($0, $1, LineEditor.plainAction) }
    editline_add(editor, "heft-meta") { LineEditor.run($0, $1) { KeyBindings.meta[$0] } }
    editline_add(editor, "heft-extended") { LineEditor.run($0, $1) { KeyBindings.extended[$0] } }
    for code in EditAction.allCases.compactMap(\.code) {
      bind("\\\(String(code, radix: 8))", "heft-key")
    }
    for letter in KeyBindings.control.keys {
      editline_bind(editor, "^\(letter)", "heft-key")
      // In vi's command mode Backspace moves.
      if letter != "H", letter != "?" { editline_bind_command(editor, "^\(letter)", "heft-key") }
    }
    for letter in KeyBindings.inserting.keys { editline_bind(editor, "^\(letter)", "heft-key") }
    switch mode {
    case .emacs:
      for scalar in KeyBindings.meta.keys { editline_bind(editor, "\u{1B}\(scalar)", "heft-meta") }
      for scalar in KeyBindings.extended.keys {
        editline_bind(editor, "\u{18}\(scalar)", "heft-extended")
      }
    case .vi:
      // No sequence that begins with Escape: it would make Escape wait in insert mode.
      for letter in KeyBindings.command.keys {
        editline_bind_command(editor, "\(letter)", "heft-key")
      }
    }
  }

  // Each in both maps: in vi's command mode an unbound Enter would accept whatever is there.
  private func bind(_ key: String, _ name: String) {
    editline_bind(handle.pointer, key, name)
    editline_bind_command(handle.pointer, key, name)
  }

  private static func plainAction(_ scalar: Unicode.Scalar) -> EditAction? {
    if let action = EditAction(code: scalar.value) { return action }
    guard scalar.value < 0x20 || scalar.value == 0x7F else { return KeyBindings.command[scalar] }
    let letter = Unicode.Scalar(UInt8(scalar.value ^ 0x40))
    return KeyBindings.control[letter] ?? KeyBindings.inserting[letter]
  }

  private static func run(
    _ editor: OpaquePointer?, _ character: Int32, _ action: (Unicode.Scalar) -> EditAction?
  ) -> UInt8 {
    guard let client = editline_client(editor) else { return UInt8(CC_ERROR) }
    let lineEditor = Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
    if let scalar = Unicode.Scalar(UInt32(bitPattern: character)), let action = action(scalar) {
      lineEditor.perform(action)
    }
    return UInt8(lineEditor.state.verdict == nil ? CC_NORM : CC_NEWLINE)
  }

  // MARK: Reading

  /// Gives libedit its next character: 1, or 0 at the end of input, or -1 for an error.
  private func read(into character: UnsafeMutablePointer<wchar_t>) -> Int32 {
    if isBeginning {
      editline_set_size(handle.pointer)
      terminal_guard_note(TERMINAL_EDITING)
    }
    isBeginning = false
    handle.repair()
    isStale = true
    while true {
      if let code = codes.first {
        codes.removeFirst()
        character.pointee = wchar_t(bitPattern: code)
        return 1
      }
      if let key = parser.next() {
        take(key)
        continue
      }
      switch fetch() {
      case .something: continue
      case .endOfInput:
        conclude(.endOfInput)
        return 0
      case .failure(let number):
        state.verdict = .failed(errno: number)
        return -1
      }
    }
  }

  /// Learns what libedit did to the line.
  ///
  /// This is put off until somebody looks, so that a program's worth of typed characters does not
  /// copy the line once for each.
  func synchronize() {
    guard isStale else { return }
    isStale = false
    let now = handle.buffer
    if now != state.buffer {
      let snapped = now.snapped(forward: now.before.utf8.count > state.buffer.before.utf8.count)
      if snapped != now { handle.replace(now, by: snapped) }
      state.buffer = snapped
    }
    state.undo.note(state.buffer)
  }

  enum Fetched {
    case something
    case endOfInput
    case failure(Int32)
  }

  // Keys that are there already are all taken before anything is drawn.
  private func fetch() -> Fetched {
    var requests = [0, mailbox.descriptor, interrupts.descriptor, resizes, continuations].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    var ready = poll(&requests, nfds_t(requests.count), 0)
    if ready == 0 {
      draw()
      let wait = parser.mayBeEscape ? options.escapeDelay : -1
      ready = poll(&requests, nfds_t(requests.count), wait)
    }
    guard ready >= 0 else { return errno == EINTR ? .something : .failure(errno) }
    if ready == 0 {
      if let key = parser.timeOut() { take(key) }
      return .something
    }
    if requests[1].revents != 0 { receive() }
    if requests[2].revents != 0 {
      interrupts.clear()
      take(.control("c"))
    }
    if requests[3].revents != 0 { SignalPipe.drain(resizes) }
    if requests[4].revents != 0 { resume() }
    return requests[0].revents != 0 ? fetchBytes() : .something
  }

  /// The text that has come in behind the present key.
  ///
  /// In the middle of a paste more of it is awaited for a moment: terminals send it in portions.
  func upcomingText() -> String {
    var request = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    var text = parser.upcoming
    while text.allSatisfy(\.isWhitespace), poll(&request, 1, state.isPasting ? 30 : 0) > 0,
      case .something = fetchBytes()
    {
      let longer = parser.upcoming
      if longer == text { break }
      text = longer
    }
    return text
  }

  func fetchBytes() -> Fetched {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(0, &bytes, bytes.count)
    if count > 0 {
      parser.feed(bytes.prefix(count))
      return .something
    }
    if count == 0 { return .endOfInput }
    // A program that ran before may have left the terminal so that reading does not wait.
    return errno == EINTR || errno == EAGAIN ? .something : .failure(errno)
  }

  private func receive() {
    let messages = mailbox.takeAll()
    highlighted = nil
    suggested = nil
    guard !messages.isEmpty else { return }
    let lines = messages.joined(separator: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    write(painter.erase(width: size.columns) + lines.map { "\($0)\r\n" }.joined())
  }

  // Somebody stopped and continued this process, and the modes of the terminal are not ours now.
  private func resume() {
    SignalPipe.drain(continuations)
    editline_prepare_terminal(handle.pointer, 0)
    editline_prepare_terminal(handle.pointer, 1)
    mark(pastes: true)
    painter.forget()
  }

  /// Sends an action through libedit, so that it ends whatever libedit is in the middle of.
  func send(_ action: EditAction) {
    if let code = action.code { codes.append(code) }
  }

  private func take(_ key: Key) {
    state.remark = ""
    if state.search != nil || state.menu != nil { synchronize() }
    if state.search != nil, takeInSearch(key) { return }
    if state.menu != nil, takeInMenu(key) { return }
    switch key {
    case .scalar(let scalar): codes.append(scalar.value)
    case .alt("\r"): send(.newLine)
    case .alt(let scalar): codes += [0x1B, scalar.value]
    // In emacs mode libedit would take the next key for a part of this one.
    case .escape: if mode == .vi { codes.append(0x1B) }
    case .named(let name, let modifiers):
      if let action = KeyBindings.action(for: name, modifiers) { send(action) }
    case .paste(let text):
      state.pasted = text
      send(.paste)
    }
  }
}
