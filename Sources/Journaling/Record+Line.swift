internal import FoundationEssentials

extension Record {
  /// The record as one line of JSON with its end.
  ///
  /// The members stand in a fixed order, so that a reader can tell a line's tag without parsing
  /// its data. Every payload of this module can be encoded; one that could not would leave `null`,
  /// and so its number, rather than an unsaved session.
  package func line() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    var line = Array("{\"seq\":\(sequence),\"time\":\"\(time)\",\"type\":".utf8)
    line += (try? encoder.encode(event.tag)) ?? Data("null".utf8)
    line += Array(",\"data\":".utf8)
    line += (try? encoder.encode(event.payload)) ?? Data("null".utf8)
    line += Array("}\n".utf8)
    return line
  }
}
