internal import FoundationEssentials

extension JSONValue {
  /// Parses one JSON document from UTF-8 text.
  ///
  /// - Throws: a `DecodingError` where the text is not JSON.
  package init(parsing text: some Collection<UInt8>) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(text))
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
