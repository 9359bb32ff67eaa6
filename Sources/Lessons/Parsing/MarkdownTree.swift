internal import CMarkGFM

/// Owns a document of the C library and frees it.
///
/// Nodes point into their document, so they are read into values once and never handed out.
struct MarkdownTree: ~Copyable {
  private let root: OpaquePointer

  /// Parses GitHub's Markdown with tables; nil where the library has no memory.
  init?(parsing text: String) {
    _ = Self.extensionsRegistered
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, table)
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let document = cmark_parser_finish(parser) else { return nil }
    cmark_consolidate_text_nodes(document)
    root = document
  }

  deinit {
    cmark_node_free(root)
  }

  /// The whole document as a value.
  func document() -> MarkdownElement { Self.element(root) }

  /// Registration changes the library's globals, so it happens once.
  private static let extensionsRegistered: Void =
    cmark_gfm_core_extensions_ensure_registered()

  /// Deeper nesting than this is left out: reading it would need as deep a stack.
  private static let depthLimit = 50

  private static func element(_ node: OpaquePointer, depth: Int = 0) -> MarkdownElement {
    let name = string(cmark_node_get_type_string(node))
    let kind = MarkdownElement.Kind(rawValue: name) ?? .other
    var length: CInt = 0
    var offset: CInt = 0
    var character: CChar = 0
    return MarkdownElement(
      kind: kind, name: name,
      literal: string(cmark_node_get_literal(node)),
      info: kind == .codeBlock ? string(cmark_node_get_fence_info(node)) : "",
      url: kind == .link ? string(cmark_node_get_url(node)) : "",
      level: Int(cmark_node_get_heading_level(node)),
      isOrdered: kind == .list && cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
      isFenced: kind == .codeBlock
        && cmark_node_get_fenced(node, &length, &offset, &character) != 0,
      line: Int(cmark_node_get_start_line(node)),
      column: Int(cmark_node_get_start_column(node)),
      endLine: Int(cmark_node_get_end_line(node)),
      children: depth < depthLimit ? children(of: node, depth: depth) : [])
  }

  private static func children(of node: OpaquePointer, depth: Int) -> [MarkdownElement] {
    var result: [MarkdownElement] = []
    var child = cmark_node_first_child(node)
    while let current = child {
      result.append(element(current, depth: depth + 1))
      child = cmark_node_next(current)
    }
    return result
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
