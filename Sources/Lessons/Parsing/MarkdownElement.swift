/// A node of a Markdown document, as a value that owes nothing to the C library.
struct MarkdownElement {
  /// The kinds that lessons know; the rest is ``other``.
  enum Kind: String {
    case document, paragraph, heading, list, item, table, text, code, emph, strong, link
    case blockQuote = "block_quote"
    case codeBlock = "code_block"
    case htmlBlock = "html_block"
    case tableHeader = "table_header"
    case tableRow = "table_row"
    case tableCell = "table_cell"
    case softBreak = "softbreak"
    case lineBreak = "linebreak"
    case other
  }

  var kind: Kind
  /// The library's name of the kind, for messages.
  var name: String
  var literal: String
  /// A code block's info string.
  var info: String
  /// A link's destination.
  var url: String
  /// A heading's level.
  var level: Int
  var isOrdered: Bool
  var isFenced: Bool
  /// Counted from 1 in the parsed text; 0 where the library knows no place.
  var line: Int
  /// In bytes, from 1.
  var column: Int
  var endLine: Int
  var children: [MarkdownElement]
}
