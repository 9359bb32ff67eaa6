import CMarkGFM

/// What cmark-gfm makes of Markdown: the parser by which GitHub reads it.
struct CMark {
  /// The node's type and its text with the marks gone, in the order of the document.
  struct Node: Hashable {
    var type: String
    var text: String
  }

  /// The blocks of a kind, such as `table_cell` or `paragraph`, with the text within each.
  static func nodes(_ types: Set<String>, in markdown: String) -> [Node] {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      if let known = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, known)
      }
    }
    cmark_parser_feed(parser, markdown, markdown.utf8.count)
    guard let document = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(document) }
    var nodes: [Node] = []
    var open: [Int] = []
    let iterator = cmark_iter_new(document)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      let type = String(cString: cmark_node_get_type_string(node))
      if event == CMARK_EVENT_EXIT {
        if types.contains(type) { open.removeLast() }
        continue
      }
      let literal = cmark_node_get_literal(node).map { String(cString: $0) }
      if types.contains(type) {
        nodes.append(Node(type: type, text: literal ?? ""))
        // Leaves are entered and never left.
        if cmark_node_first_child(node) != nil || literal == nil { open.append(nodes.count - 1) }
      } else if type != "html_inline", let literal {
        for index in open { nodes[index].text += literal }
      } else if type == "softbreak" || type == "linebreak" {
        for index in open { nodes[index].text += " " }
      }
    }
    return nodes
  }
}
