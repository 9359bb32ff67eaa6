/// Everything the editor knows about the entry being typed; a new one begins with each prompt.
struct EntryState {
  let prompt: [Span]
  let continuation: [Span]
  /// The text as libedit has it, too.
  var buffer = EditBuffer()
  var undo = UndoStack()
  var walk: HistoryWalk?
  var search: HistorySearch?
  var menu: CompletionMenu?
  /// What is said below the line until the next key.
  var remark = ""
  /// What a paste brought, on its way through libedit.
  var pasted = ""
  /// A text that came as a whole, by a paste or out of the history: while it is unchanged, Enter
  /// runs it although more lines could follow.
  var wholeText: String?
  /// Whether lines came with their own blanks and faster than anybody types.
  var isPasting = false
  /// How it ended; nil while it goes on.
  var verdict: ReadResult?

  init(prompt: [Span], continuation: [Span]) {
    self.prompt = prompt
    self.continuation = continuation
  }
}
