package import Basics

extension Event {
  /// A line or block that was typed, pasted or read from a file of commands.
  package struct Entry: Hashable, Sendable, Codable {
    package var kind: Kind
    package var text: String
    /// The number of the entry in the session, from 1; origins name it: `heft[3]`.
    package var index: Int
    /// The engine that code is for, `python` or `swift`; nil for a command.
    package var engine: String?
    /// Where it stands, for what was read from a file; nil for what was typed.
    package var file: SourceLocation?

    /// What a line is.
    package enum Kind: String, Hashable, Sendable, Codable {
      case command, code
    }

    /// Makes the payload.
    package init(
      kind: Kind, text: String, index: Int, engine: String? = nil, file: SourceLocation? = nil
    ) {
      self.kind = kind
      self.text = text
      self.index = index
      self.engine = engine
      self.file = file
    }

    /// The text with the place it came from: the file's, or `heft[3]:1:1`.
    package var snippet: Snippet {
      Snippet(text, origin: file ?? SourceLocation(entry: index))
    }
  }
}
