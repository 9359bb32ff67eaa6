/// How each ``Style`` looks: attributes of the terminal, or nothing at all.
///
/// Where there are 256 colours, those are used that have a contrast of at least 3.8 to black and to
/// white alike, so that the background need not be known. Elsewhere the terminal's own palette
/// decides.
package enum Theme: Hashable, Sendable {
  /// No attribute for any style: what `TERM=dumb` asks for.
  case plain
  /// Attributes without a colour, where they say something that the text does not: what is a suggestion, and
  /// what is chosen. This is what `NO_COLOR` asks for.
  case uncoloured
  /// The sixteen colours every terminal has.
  case coloured
  /// Those of 256 colours that can be read on a light and on a dark background.
  case legible

  /// Whether colours are written.
  package var isColoured: Bool { self == .coloured || self == .legible }

  /// Whether a suggestion can be told from what was typed, and a mark from text.
  package var hasAttributes: Bool { self != .plain }

  /// The parameters of the SGR sequence for a style; empty where it looks like plain text.
  package func attributes(of style: Style) -> String {
    switch style {
    case .plain, .symbol: ""
    case .prompt: pick("1;32", "1;38;5;28")
    case .continuation, .comment: pick("90", "38;5;243")
    case .hint, .status: pick("90", "38;5;243", uncoloured: "2")
    case .command: pick("1;34", "1;38;5;32")
    case .keyword: pick("35", "38;5;98")
    case .string: pick("32", "38;5;28")
    case .number, .builtin: pick("36", "38;5;30")
    case .definition: pick("34", "38;5;32")
    case .match: pick("4", "4", uncoloured: "4")
    case .selection: pick("7", "7", uncoloured: "7")
    case .error: pick("31", "38;5;161")
    }
  }

  private func pick(_ basic: String, _ legible: String, uncoloured: String = "") -> String {
    switch self {
    case .plain: ""
    case .uncoloured: uncoloured
    case .coloured: basic
    case .legible: legible
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
