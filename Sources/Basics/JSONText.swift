internal import FoundationEssentials

extension JSONValue {
  /// Parses one JSON document from UTF-8 text; of members with one name the last one counts.
  ///
  /// - Throws: a ``JSONFault`` where the text is no JSON, or nested too deeply.
  package init(parsing text: some Collection<UInt8>) throws(JSONFault) {
    self = try JSONTape(Array(text)).value(at: 0)
  }

  /// The document as one line of text, members sorted by name.
  package func line() -> String { encoded([.sortedKeys, .withoutEscapingSlashes]) }

  /// The document indented for people, members sorted by name.
  package func pretty() -> String {
    encoded([.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
  }

  private func encoded(_ formatting: JSONEncoder.OutputFormatting) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    guard let data = try? encoder.encode(self) else { return "null" }
    return String(decoding: data, as: UTF8.self)
  }
}
