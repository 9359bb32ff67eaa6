internal import Basics

/// A text that stays in its journal until it is asked for, so that a long session is never held as a whole.
struct JournalText: Sendable {
  /// Shorter lines take no more memory than the note of where they are.
  static let least = 512

  private let lines: JournalLines
  private let offset: Int
  private let length: Int

  /// The text of the output event in the line at a place, without the line's end.
  init(in lines: JournalLines, at offset: Int, length: Int) {
    self.lines = lines
    self.offset = offset
    self.length = length
  }

  /// The text; where the file was changed since, a sentence in its place.
  var value: String {
    guard let line = lines.line(at: offset, length: length),
      case .output(let output)? = try? Envelope(line: line)?.record().event
    else { return "[the journal was changed while it was read]" }
    return output.text
  }
}

/// A journal that stays open, so that its lines can be read again even where it was deleted.
final class JournalLines: Sendable {
  private let file: OpenFile

  /// Opens the journal a second time.
  init(path: String, fileSystem: any FileSystem) throws(SystemError) {
    file = try OpenFile.open(path, in: fileSystem)
  }

  /// A line by its place; nil where it cannot be read.
  func line(at offset: Int, length: Int) -> [UInt8]? { try? file.read(length, at: offset) }
}
