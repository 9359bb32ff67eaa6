import Basics

/// Which notes to export, in what form, and where to.
package struct ExportRequest: Hashable, Sendable {
  /// The format's name; nil for the one that the file's name asks for.
  package var format: String?
  /// The file to write; nil for standard output.
  package var output: String?
  /// The session's name or its first letters; nil for the last one.
  package var session: String?

  /// Makes a request.
  package init(format: String? = nil, output: String? = nil, session: String? = nil) {
    self.format = format
    self.output = output
    self.session = session
  }
}

extension ExportRequest {
  /// Reads the shell's `[SESSION] [--format FORMAT] [--output FILE] [SESSION]`.
  ///
  /// - Throws: a ``Problem`` where an option has no value or is unknown.
  package init(parsing arguments: String) throws(Problem) {
    self.init()
    var words = arguments.split(separator: " ").map(String.init)[...]
    while let word = words.popFirst() {
      switch word {
      case "--format", "--output":
        guard let value = words.popFirst() else { throw .usage("\(word) needs a value after it") }
        if word == "--format" { format = value } else { output = value }
      case let word where word.hasPrefix("--"):
        let near = Spelling.nearest(to: word, in: ["--format", "--output"])
        throw .usage(
          "export has no option `\(word)`",
          hint: near.map { "did you mean `\($0)`?" } ?? "its options are --format and --output")
      default: session = word
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
      return try output.flatMap { (path) throws(Problem) in try .guessed(from: path) } ?? .markdown
    }
  }
}
