/// The code that a Markdown text shows.
package enum MarkdownCode {
  /// The contents of its code blocks, in order.
  ///
  /// Comments show nothing and are passed over. What stands below any other raw HTML is left out, since
  /// that may hide it from readers.
  package static func blocks(in text: String) -> [String] {
    var found: [String] = []
    for element in MarkdownTree(parsing: text)?.document().children ?? [] {
      if element.kind == .htmlBlock, HTMLPiece(element.literal) != .comment { break }
      add(element, to: &found)
    }
    return found
  }

  private static func add(_ element: MarkdownElement, to found: inout [String]) {
    if element.kind == .codeBlock { found.append(element.literal) }
    for child in element.children where child.kind != .htmlBlock { add(child, to: &found) }
  }
}
