/// How each ``Style`` looks: attributes of the terminal's own palette, or nothing at all.
///
/// Only colours that people can read on a light and on a dark background are used, and the
/// terminal's palette has the last word about each of them.
package struct Theme: Hashable, Sendable {
  /// Whether attributes are written at all.
  package let isColoured: Bool

  /// No attribute for any style: what `NO_COLOR` and `TERM=dumb` ask for.
  package static let plain = Theme(isColoured: false)
  /// The sixteen colours every terminal has.
  package static let coloured = Theme(isColoured: true)

  /// The parameters of the SGR sequence for a style; empty where it looks like plain text.
  package func attributes(of style: Style) -> String {
    guard isColoured else { return "" }
    return switch style {
    case .plain, .symbol: ""
    case .prompt: "1;32"
    case .continuation, .comment, .hint, .status: "90"
    case .command: "1;34"
    case .keyword: "35"
    case .string: "32"
    case .number, .builtin: "36"
    case .definition: "34"
    case .match: "4"
    case .selection: "7"
    case .error: "31"
    }
  }

  /// The spans as text for the terminal.
  package func render(_ spans: some Sequence<Span>) -> String {
    var result = ""
    for span in spans where !span.text.isEmpty {
      let attributes = attributes(of: span.style)
      if attributes.isEmpty {
        result += span.text
      } else {
        result += "\u{1B}[\(attributes)m\(span.text)\u{1B}[0m"
      }
    }
    return result
  }
}
