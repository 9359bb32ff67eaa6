internal import Shell

/// What the language of an entry decides: where it ends, how it is indented and coloured.
package struct EntryLanguage {
  /// Whether code is Swift; else it is Python.
  package let isSwift: Bool

  /// Speaks a language.
  package init(isSwift: Bool) {
    self.isSwift = isSwift
  }

  /// Whether a text is an entry: a command always is, code when its blocks are whole.
  package func completeness(of text: String) -> Completeness {
    guard Entry(text, commands: CommandTable.names).isCode else { return .complete }
    return isSwift
      ? SwiftBlocks.completeness(of: text) : PythonBlocks.completeness(of: text)
  }

  package func indent(after text: String) -> String {
    isSwift ? SwiftBlocks.indent(after: text) : PythonBlocks.indent(after: text)
  }

  package func outdented(_ text: String) -> String {
    isSwift ? SwiftBlocks.outdented(text) : text
  }

  package func highlight(_ text: String) -> [Span] {
    isSwift
      ? SwiftHighlighter(commands: CommandTable.names).highlight(text)
      : PythonHighlighter(commands: CommandTable.names).highlight(text)
  }

  /// The language after an entry: `engine swift` changes it.
  package func after(_ entry: String) -> EntryLanguage {
    guard case .command("engine", let name) = Entry(entry, commands: CommandTable.names),
      !name.isEmpty
    else { return self }
    return EntryLanguage(isSwift: name.lowercased() == "swift")
  }
}
