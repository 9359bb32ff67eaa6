internal import Basics

/// Text within HTML: the only way from a document's words into a page.
enum HTMLText {
  /// Text that comes out as it is, within an element or a quoted attribute.
  ///
  /// What a browser would obey instead of drawing (control characters, and those that turn the
  /// direction of what stands around them) becomes visible, as in the terminal.
  static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy(isHarmless) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case let scalar where scalar.isUnruly: result += scalar.visibleEscape
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Text of a table's cell, which may be broken where the terminal keeps it together.
  static func cell(_ text: Text) -> String {
    let isPlain = text.spans.allSatisfy { !$0.text.utf8.contains(0xa0) }
    if isPlain { return inline(text) }
    return inline(
      Text(
        text.spans.map { Text.Span($0.text.replacing("\u{a0}", with: " "), $0.style) }))
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    default: (0x20...0x7e).contains(byte) || byte == 0x0a || byte == 0x09
    }
  }

  /// Stretches with their elements; line breaks stay.
  static func inline(_ text: Text) -> String {
    text.spans.map { span in
      let inner = escaped(span.text)
      return switch span.style {
      case .plain: inner
      case .code: "<code>\(inner)</code>"
      case .strong: "<strong>\(inner)</strong>"
      case .emphasis: "<em>\(inner)</em>"
      case .good: "<span class=\"good\">\(inner)</span>"
      case .bad: "<strong class=\"bad\">\(inner)</strong>"
      case .muted: "<span class=\"muted\">\(inner)</span>"
      }
    }.joined()
  }
}
