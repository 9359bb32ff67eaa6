internal import CEditLine
internal import CPlatform
internal import Glibc

/// Reads entries from a terminal: keys in, edited text on the screen, whole entries out.
///
/// libedit switches the terminal's modes, reads the user's `.editrc`, and has the key maps of emacs
/// and vi. Its display breaks on joined characters and on texts taller than the screen, so it draws
/// into /dev/null: keys are decoded here, and what is seen is drawn here whenever libedit asks for
/// the next key. No type of libedit leaves this module.
///
/// One thread uses an editor; others reach it through its ``mailbox``.
package final class LineEditor {
  /// Which keys to begin with; `.editrc` can change it.
  package enum Mode: String, Sendable { case emacs, vi }

  /// What can be chosen when the editor is made.
  package struct Options: Sendable {
    package var mode = Mode.emacs
    package var theme = Theme.coloured
    /// Read instead of `~/.editrc`.
    package var initFile: String?
    /// How long a byte is awaited that would make an Escape the start of something, in milliseconds.
    package var escapeDelay: Int32 = 40
    /// The suffix of the file that `$EDITOR` is given.
    package var fileSuffix = ".py"

    /// The usual choices.
    package init() {}
  }

  /// Answers the questions about the text.
  package weak var delegate: (any LineEditorDelegate)?
  /// What was typed before; whoever runs an entry adds it.
  package let history: HistoryStore
  /// Where other threads leave messages.
  package let mailbox: EditorMailbox
  /// Ctrl-C while something else than the editor has the terminal.
  package let interrupts: InterruptSource

  let handle: EditLineHandle
  let options: Options
  let mode: Mode
  let resizes: Int32
  let continuations: Int32
  var state = EntryState(prompt: [], continuation: [])
  var painter: Painter
  var parser = KeyParser()
  var codes: [UInt32] = []
  var kills = KillRing()
  var lastQuery = ""
  var hiddenAbove = 0
  var isEditing = false
  // Whether libedit has not asked for a character of this entry yet.
  var isBeginning = false
  // Whether libedit may have changed its line since `state.buffer` was taken from it.
  var isStale = false
  var highlighted: (text: String, spans: [Span])?
  var suggested: (text: String, hint: String)?

  /// Takes the terminal at standard input and output; nil where a ``PlainReader`` is the thing.
  ///
  /// That is where one of them is no terminal, where `TERM` is empty or `dumb`, where there is no
  /// UTF-8 locale, and where the user's `.editrc` says `edit off`.
  package init?(options: Options = Options(), history: HistoryStore) {
    let kind = getenv("TERM").map { String(cString: $0) } ?? ""
    guard isatty(0) == 1, isatty(1) == 1, !kind.isEmpty, kind != "dumb", terminal_use_utf8() == 1,
      terminal_guard(0) == 0,
      let mailbox = EditorMailbox(), let interrupts = InterruptSource(),
      let handle = EditLineHandle(program: "heft")
    else { return nil }
    editline_set_mode(handle.pointer, options.mode.rawValue)
    // Only while editing: Ctrl-C and Ctrl-Z come as keys, Ctrl-S does not stop the output, and
    // Enter and Ctrl-J stay two keys.
    let always = ["-ixon", "-icrnl", "-inlcr"]
    for flag in ["-isig"] + always { editline_set_tty(handle.pointer, "-d", flag) }
    // Before the bindings of this editor: `bind -v` throws all earlier ones away.
    el_source(handle.pointer, options.initFile)
    guard editline_is_editing(handle.pointer) == 1 else { return nil }
    // Between two entries: what is typed ahead is not echoed, and stays as it is until it is read.
    for flag in ["-icanon", "-echo", "-iexten"] + always {
      editline_set_tty(handle.pointer, "-x", flag)
    }
    // The guard has to know both sets of modes before the first of them is needed.
    editline_prepare_terminal(handle.pointer, 1)
    terminal_guard_note(TERMINAL_EDITING)
    editline_prepare_terminal(handle.pointer, 0)
    terminal_guard_note(TERMINAL_WAITING)
    mode = editline_mode(handle.pointer).flatMap { Mode(rawValue: String(cString: $0)) } ?? .emacs
    self.handle = handle
    self.history = history
    self.mailbox = mailbox
    self.interrupts = interrupts
    self.options = options
    painter = Painter(theme: options.theme)
    resizes = signal_pipe(SIGWINCH)
    continuations = signal_pipe(SIGCONT)
    editline_set_client(self.handle.pointer, Unmanaged.passUnretained(self).toOpaque())
    bindKeys()
  }

  deinit { mark(pastes: false) }

  /// Reads one entry.
  ///
  /// - Parameters:
  ///   - prompt: What stands before the first line.
  ///   - continuation: What stands before each further line.
  ///   - initial: A text to begin with, as if it had been typed.
  package func readLine(
    prompt: [Span], continuation: [Span], initial: String = ""
  ) -> ReadResult {
    state = EntryState(prompt: prompt, continuation: continuation)
    codes = []
    (highlighted, suggested) = (nil, nil)
    hiddenAbove = 0
    isBeginning = true
    painter.forget()
    interrupts.clear()
    write(partialLineMark())
    isEditing = true
    mark(pastes: true)
    defer {
      isEditing = false
      terminal_guard_note(TERMINAL_WAITING)
    }
    if !initial.isEmpty {
      state.pasted = initial
      send(.paste)
    }
    var count: Int32 = 0
    let line = el_wgets(handle.pointer, &count)
    if let verdict = state.verdict { return verdict }
    // A command of libedit itself ended the line, such as vi's `#`.
    guard line != nil else { return .endOfInput }
    isStale = true
    synchronize()
    conclude(.line(strippedText))
    return state.verdict ?? .endOfInput
  }

  /// Lets something else have the terminal for a while, and draws the line again afterwards.
  package func withTerminalReleased<T, Failure: Error>(
    _ body: () throws(Failure) -> T
  ) throws(Failure) -> T {
    guard isEditing else { return try body() }
    write(painter.leave(width: size.columns))
    isEditing = false
    editline_prepare_terminal(handle.pointer, 0)
    defer {
      editline_prepare_terminal(handle.pointer, 1)
      isEditing = true
      painter.forget()
    }
    return try body()
  }

  /// Has the terminal mark what is pasted, also while something else than the editor runs.
  func mark(pastes: Bool) {
    terminal_guard_set_marking(pastes ? 1 : 0)
    write(pastes ? "\u{1B}[?2004h" : "\u{1B}[?2004l")
  }

  func write(_ text: String) { TerminalOutput.write(text, to: 1) }

  var size: TerminalSize { TerminalSize.of(1) ?? TerminalSize(columns: 80, rows: 24) }

  // Output that did not end its line must not be drawn over: a mark and as many blanks as fill the
  // row move the cursor to the next row, unless it stood at the start of one.
  private func partialLineMark() -> String {
    let mark = options.theme.hasAttributes ? "\u{1B}[7m⏎\u{1B}[0m" : "⏎"
    return mark + String(repeating: " ", count: max(0, size.columns - 1)) + "\r\u{1B}[K"
  }
}
