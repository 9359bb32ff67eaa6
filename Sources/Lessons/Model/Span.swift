package import Basics

/// A piece of a line of prose.
package indirect enum Span: Hashable, Sendable {
  case text(String, SourceLocation)
  case code(String)
  case slot(Slot)
  case emphasis([Span])
  case strong([Span])
  case link([Span], destination: String, SourceLocation)
  case lineBreak
}
