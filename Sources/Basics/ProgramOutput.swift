/// What a program prints, on its way to a terminal: colours work, and nothing else is obeyed.
///
/// Kept are line ends, tabs, `\r` and `\b`, with which programs draw their progress, and the sequences
/// that set colours and weights (SGR). Everything else, such as what moves the cursor, fills the clipboard,
/// names the window or switches the screen, is shown as text. A program prints in portions that may cut a
/// sequence anywhere, so this remembers where it stands.
package struct ProgramOutput: Sendable {
  private enum State { case text, escape, sequence }

  private var state = State.text
  /// The parameters of a sequence that is not over.
  private var parameters: [UInt8] = []
  /// Whether the last colour is still on.
  private var isColoured = false

  /// More parameters than any program needs.
  private static let longest = 64

  /// Output of which nothing has come yet.
  package init() {}

  /// The next portion, as it may be written.
  package mutating func pass(_ text: String) -> String {
    if state == .text, text.utf8.allSatisfy(Self.isTame) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { take(scalar, &result) }
    return result
  }

  /// What has to follow the last portion: the beginning of a sequence that never ended, and the end of colours.
  package mutating func finish() -> String {
    var result = ""
    showPending(&result)
    if isColoured { result += "\u{1b}[0m" }
    isColoured = false
    return result
  }

  private mutating func take(_ scalar: Unicode.Scalar, _ result: inout String) {
    switch state {
    case .text: break
    case .escape where scalar == "[":
      state = .sequence
      return
    case .sequence where Self.isParameter(scalar) && parameters.count < Self.longest:
      parameters.append(UInt8(truncatingIfNeeded: scalar.value))
      return
    case .sequence where scalar == "m":
      let list = String(decoding: parameters, as: UTF8.self)
      result += "\u{1b}[\(list)m"
      isColoured = !list.allSatisfy { "0;:".contains($0) }
      (state, parameters) = (.text, [])
      return
    case .escape, .sequence: showPending(&result)
    }
    if scalar == "\u{1b}" {
      state = .escape
    } else if scalar.isUnruly, !Self.isKept(scalar) {
      result += scalar.visibleEscape
    } else {
      result.unicodeScalars.append(scalar)
    }
  }

  /// Shows what turned out to be no colour; its last character is still to come.
  private mutating func showPending(_ result: inout String) {
    switch state {
    case .text: return
    case .escape: result += "\\x1b"
    case .sequence: result += "\\x1b[" + String(decoding: parameters, as: UTF8.self)
    }
    (state, parameters) = (.text, [])
  }

  private static func isParameter(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x3b).contains(scalar.value)
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    ["\n", "\t", "\r", "\u{8}"].contains(scalar)
  }

  private static func isTame(_ byte: UInt8) -> Bool {
    (0x20...0x7e).contains(byte) || (0x08...0x0a).contains(byte) || byte == 0x0d
  }
}
