package import Basics

/// One piece of a document; what it looks like is up to a renderer.
package enum Block: Hashable, Sendable {
  /// A head of a level from 1; the aside stands at the far end of its line.
  case heading(Int, Text, aside: Text = "")
  case paragraph(Text)
  case list([Text], ordered: Bool = false)
  /// Lines to be shown as they are.
  case code(String, language: String? = nil)
  case table(Table)
  case bars(BarChart)
  case sparklines([Sparkline])
  case plot(Plot)
  case bytes(ByteMap)
  /// Somebody else's words.
  case quote(Text)
  /// A sentence set apart.
  case callout(Callout, Text)
  case diagnostic(Diagnostic)
  /// Code with what came of it.
  case cell(Cell)
  case rule

  /// What a callout says of itself.
  package enum Callout: String, CaseIterable, Hashable, Sendable {
    case note, hint, warning, error
  }
}
