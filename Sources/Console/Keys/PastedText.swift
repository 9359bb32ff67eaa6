/// What becomes of a pasted text before it enters the line.
package enum PastedText {
  /// The text with line feeds only, without control characters, and without line breaks at its end.
  ///
  /// A terminal sends carriage returns for line breaks. Control characters could otherwise be used
  /// to hide what a text copied from a page does. The break at the end goes so that a pasted
  /// command waits for Enter.
  package static func cleaned(
    _ bytes: some Collection<UInt8>, keepsEnd: Bool = false
  ) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var afterReturn = false
    for byte in bytes {
      switch byte {
      case 0x0D: kept.append(0x0A)
      case 0x0A: if !afterReturn { kept.append(byte) }
      case 0x09, 0x20..<0x7F, 0x80...: kept.append(byte)
      default: break
      }
      afterReturn = byte == 0x0D
    }
    while !keepsEnd, kept.last == 0x0A { kept.removeLast() }
    let text = String(decoding: kept, as: UTF8.self)
    let hasC1 = text.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) }
    guard hasC1 else { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.filter { !(0x80..<0xA0).contains($0.value) })
    return String(scalars)
  }

  /// The text without the white space that all its lines begin with.
  ///
  /// Code copied out of the middle of a program is indented as a whole, which Python refuses.
  package static func dedented(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let filled = lines.filter { $0.contains { !isBlank($0) } }
    guard var shared = filled.first?.prefix(while: isBlank) else { return text }
    for line in filled.dropFirst() {
      while !line.hasPrefix(shared) { shared.removeLast() }
    }
    guard !shared.isEmpty else { return text }
    return lines.map { $0.hasPrefix(shared) ? $0.dropFirst(shared.count) : "" }
      .joined(separator: "\n")
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }
}
