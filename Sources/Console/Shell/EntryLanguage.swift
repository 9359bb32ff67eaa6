internal import Workbench

/// What the language of an entry decides: where it ends, how it is indented and coloured.
struct EntryLanguage {
  /// Whether code is Swift; else it is Python.
  let isSwift: Bool

  /// Whether a text is an entry: a command always is, code when its blocks are whole.
  func completeness(of text: String) -> Completeness {
    guard Entry(text, commands: CommandTable.names).isCode else { return .complete }
    return isSwift
      ? SwiftBlocks.completeness(of: text) : PythonBlocks.completeness(of: text)
  }

  func indent(after text: String) -> String {
    isSwift ? SwiftBlocks.indent(after: text) : PythonBlocks.indent(after: text)
  }

  func highlight(_ text: String) -> [Span] {
    isSwift
      ? SwiftHighlighter(commands: CommandTable.names).highlight(text)
      : PythonHighlighter(commands: CommandTable.names).highlight(text)
  }

  /// The language after an entry: `engine swift` changes it.
  func after(_ entry: String) -> EntryLanguage {
    guard case .command("engine", let name) = Entry(entry, commands: CommandTable.names),
      !name.isEmpty
    else { return self }
    return EntryLanguage(isSwift: name.lowercased() == "swift")
  }
}
