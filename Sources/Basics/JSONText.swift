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

  /// The document with what a terminal obeys written as JSON's own escapes, as it already is below U+0020.
  private static func visible(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x7f }) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x7f, scalar.isUnruly {
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func encoded(_ formatting: JSONEncoder.OutputFormatting) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    guard let data = try? encoder.encode(self) else { return "null" }
    return Self.visible(String(decoding: data, as: UTF8.self))
  }
}
