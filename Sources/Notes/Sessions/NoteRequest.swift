import Basics
package import Instruments

/// What `note` is asked to write.
package struct NoteRequest: Hashable {
  /// The result it belongs to; nil for the last one.
  package var result: Int?
  /// Whether a note that is there gets a new text.
  package var isEdit = false
  package var text: String

  /// Reads `[--on N] [--edit] [TEXT]`; options stand before the text.
  ///
  /// - Throws: a ``Problem`` where there is nothing to write.
  package init(parsing arguments: String) throws(Problem) {
    var rest = Substring(arguments)
    while rest.hasPrefix("--") {
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest.dropFirst(word.count).drop { $0.isWhitespace }
      switch word {
      case "--": break
      case "--edit":
        isEdit = true
        continue
      case "--on":
        let value = rest.prefix { !$0.isWhitespace }
        guard let number = Int(value), number > 0 else {
          throw .usage(
            "--on takes the number of a result, not `\(value)`",
            hint: "for example: note --on 3 half of it is keys")
        }
        result = number
        rest = rest.dropFirst(value.count).drop { $0.isWhitespace }
        continue
      default: throw NotesRequest.noOption(String(word), of: "note", among: ["on", "edit"])
      }
      break
    }
    text = String(rest)
    guard isEdit || !text.isEmpty else {
      throw .usage("a note needs text", hint: "for example: note slots pay off here")
    }
  }
}
