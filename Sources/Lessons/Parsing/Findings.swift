internal import Basics

/// Collects the diagnostics of one text and shows each with its line.
final class Findings {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  /// The place whose column was asked for last: a line, and a byte and a character of it, from 0.
  private var counted = (line: 0, byte: 0, character: 0)

  init(_ source: SourceText) {
    self.source = source
  }

  /// Notes a finding. The id is given without its `lesson.` prefix.
  func add(
    _ id: String, _ message: String, at location: SourceLocation, hint: String? = nil
  ) {
    diagnostics.append(source.finding(id, message, at: location, hint: hint))
  }

  /// A place in the text.
  func location(line: Int, column: Int = 1) -> SourceLocation {
    SourceLocation(file: source.file, line: line, column: column)
  }

  /// The column in characters, from 1, of a byte of a line, from 0.
  ///
  /// Places are asked for one after the other, so that it counts on from the last one: a long line is
  /// not counted from its start for each of its words.
  func column(ofByte byte: Int, inLine line: Int) -> Int {
    guard let text = source.line(line)?.utf8 else { return 1 }
    if counted.line != line || counted.byte > byte { counted = (line, 0, 0) }
    let start = text.index(text.startIndex, offsetBy: counted.byte, limitedBy: text.endIndex)
    let piece = text[(start ?? text.endIndex)...].prefix(byte - counted.byte)
    counted.byte += piece.count
    counted.character += String(decoding: piece, as: UTF8.self).count
    return counted.character + 1
  }
}
