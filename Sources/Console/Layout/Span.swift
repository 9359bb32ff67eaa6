/// A piece of text drawn in one style.
package struct Span: Hashable, Sendable {
  /// The characters; a line break ends a row where rows are built from spans.
  package var text: String
  package var style: Style

  /// Makes a span, plain unless told.
  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

extension Span: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self.init(value) }
}
