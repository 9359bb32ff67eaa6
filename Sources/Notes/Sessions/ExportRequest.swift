package import Instruments

/// Which notes to export, in what form, and where to.
package struct ExportRequest: Hashable, Sendable {
  /// The format's name; nil for the one that the file's name asks for.
  package var format: String?
  /// The file to write; nil for standard output.
  package var output: String?
  /// Whether to replace whatever stands there.
  package var isForced: Bool
  /// Which notes, and which part of them.
  package var notes: NotesRequest

  /// Makes a request.
  package init(
    format: String? = nil, output: String? = nil, isForced: Bool = false,
    notes: NotesRequest = NotesRequest()
  ) {
    self.format = format
    self.output = output
    self.isForced = isForced
    self.notes = notes
  }
}

extension ExportRequest {
  /// Reads the shell's `[SESSION] [--format FORMAT] [--output FILE] [--force]`, and what chooses a part.
  ///
  /// - Throws: a ``Problem`` where an option has no value or is unknown.
  package init(parsing arguments: String) throws(Problem) {
    self.init()
    var words = arguments.split(separator: " ").map(String.init)[...]
    while let word = words.popFirst() {
      if try notes.take(word, &words) { continue }
      switch word {
      case "--format", "--output":
        guard let value = words.popFirst() else { throw .usage("\(word) needs a value after it") }
        if word == "--format" {
          format = value
        } else {
          output = UserPath.expanded(value)
        }
      case "--force": isForced = true
      case let word where word.hasPrefix("--"):
        throw NotesRequest.noOption(
          word, of: "notes export", among: ["force", "format", "output"] + NotesRequest.options)
      default: notes.session = word
      }
    }
    _ = try form
  }

  /// The form that was named, else the one that the file's name asks for, else the first.
  ///
  /// - Throws: a ``Problem`` where there is no such form.
  package var form: ExportFormat {
    get throws(Problem) {
      if let format { return try .named(format) }
      if let output, let guessed = try ExportFormat.guessed(from: output) { return guessed }
      return .markdown
    }
  }
}
