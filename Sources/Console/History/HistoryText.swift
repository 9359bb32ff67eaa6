/// How one entry is written as one line of the history file: `<bytes> <escaped text>`.
///
/// The count of the escaped bytes tells a whole line from one that was torn, joined with another,
/// or written by something else.
package enum HistoryText {
  /// The first line of a history file.
  package static let header = "heft-history 1"

  /// The entry without line breaks: a backslash is doubled, LF is `\n`, CR is `\r`.
  package static func escaped(_ entry: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(entry.utf8.count + 8)
    for byte in entry.utf8 {
      switch byte {
      case 0x0A: result += [0x5C, 0x6E]
      case 0x0D: result += [0x5C, 0x72]
      case 0x5C: result += [0x5C, 0x5C]
      default: result.append(byte)
      }
    }
    return result
  }

  /// The entry that an escaped text stands for.
  package static func unescaped(_ bytes: some Collection<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        result.append(byte == 0x6E ? 0x0A : byte == 0x72 ? 0x0D : byte)
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The line for an escaped text, with its line feed.
  package static func line(_ escaped: some Collection<UInt8>) -> [UInt8] {
    Array("\(escaped.count) ".utf8) + escaped + [0x0A]
  }

  /// Where the escaped text of a line is, the line feed left out; nil if the line is not whole.
  package static func body(
    of line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    var count = 0
    var index = line.lowerBound
    while index < line.upperBound, case 0x30...0x39 = bytes[index], count < 1 << 40 {
      count = count * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard index > line.lowerBound, index < line.upperBound, bytes[index] == 0x20 else { return nil }
    return line.upperBound - index - 1 == count && count > 0 ? (index + 1)..<line.upperBound : nil
  }
}
