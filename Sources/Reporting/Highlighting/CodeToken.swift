/// A stretch of code of one kind.
package struct CodeToken: Hashable, Sendable {
  /// What a stretch is; the raw value is its class in a page.
  package enum Kind: String, Hashable, Sendable {
    case plain
    case keyword = "kw"
    /// A word that the language brings: `len`, `Int`, `True`.
    case builtin = "bi"
    /// A name where it is defined, and a decorator.
    case definition = "df"
    case string = "st"
    case number = "nu"
    case comment = "co"
  }

  package var text: Substring
  package var kind: Kind
}
