internal import Basics

/// Where the top-level declarations and statements of a piece of code begin, by the compiler's own
/// parser (`-dump-parse`): heft has no parser of Swift.
struct SwiftOutline: Hashable, Sendable {
  /// In their order; each goes on to where the next begins.
  var items: [SwiftItem]

  /// An outline of known items.
  init(items: [SwiftItem]) {
    self.items = items
  }

  /// Reads the members of a parsed file that lie in a range of its bytes.
  ///
  /// - Parameters:
  ///   - tree: the document that the parser prints.
  ///   - range: where the code stands in the file.
  ///   - bytes: the file.
  init(tree: JSONValue, range: Range<Int>, bytes: [UInt8]) {
    items = []
    for node in tree["items"]?.array ?? [] {
      guard let start = Self.start(of: node, bytes), range.contains(start) else { continue }
      if node["_kind"]?.string == "var_decl" {
        guard let name = Self.name(of: node) else { continue }
        // Variables are listed behind the binding that declares them.
        if let index = items.lastIndex(where: { $0.start <= start - range.lowerBound }) {
          items[index].names.append(name)
        }
        continue
      }
      items.append(
        SwiftItem(
          kind: Self.kind(of: node), start: start - range.lowerBound,
          names: Self.declared(node)))
    }
    items.sort { $0.start < $1.start }
  }

  /// Attributes and modifiers stand before what the parser takes for the start.
  private static func start(of node: JSONValue, _ bytes: [UInt8]) -> Int? {
    guard var start = node["range"]?["start"]?.int else { return nil }
    for attribute in node["attrs"]?.array ?? [] {
      guard let begin = attribute["range"]?["start"]?.int else { continue }
      let hasMark = begin > 0 && begin <= bytes.count && bytes[begin - 1] == UInt8(ascii: "@")
      start = min(start, hasMark ? begin - 1 : begin)
    }
    return start
  }

  private static func kind(of node: JSONValue) -> SwiftItem.Kind {
    switch node["_kind"]?.string ?? "" {
    case "top_level_code_decl":
      let statement = node["body"]?["elements"]?.array?.first ?? .null
      return kind(ofStatement: statement)
    case "func_decl": return .function
    case "struct_decl", "class_decl", "enum_decl", "protocol", "typealias": return .type
    case "extension_decl": return .extending(node["extended_type"]?.string ?? "")
    default: return .filewide
    }
  }

  private static func kind(ofStatement node: JSONValue) -> SwiftItem.Kind {
    let kind = node["_kind"]?.string ?? ""
    switch kind {
    case "pattern_binding_decl": return .variable
    case "return_stmt": return .returning
    case "if_stmt", "switch_stmt": return .branch
    case "sequence_expr":
      let parts = node["elements"]?.array ?? []
      return parts.contains { $0["_kind"]?.string == "assign_expr" } ? .statement : .expression
    default: return kind.hasSuffix("_expr") ? .expression : .statement
    }
  }

  private static func name(of node: JSONValue) -> String? {
    node["name"]?["base_name"]?["name"]?.string
  }

  private static func declared(_ node: JSONValue) -> [String] {
    switch kind(of: node) {
    case .type: return [name(of: node)].compactMap { $0 }
    case .function:
      guard let name = name(of: node) else { return [] }
      let labels = (node["name"]?["args"]?.array ?? []).map { label in
        (label.string.flatMap { $0.isEmpty ? nil : $0 } ?? "_") + ":"
      }
      return ["\(name)(\(labels.joined()))"]
    default: return []
    }
  }
}
