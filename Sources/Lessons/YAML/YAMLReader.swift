internal import Basics

/// Reads a YAML text into a tree of nodes.
///
/// Lessons come from anyone. So a text that is small but means something huge (aliases of aliases,
/// brackets within brackets) is refused, at the place where it becomes too large.
package struct YAMLReader: ~Copyable {
  /// How long a text may be, in bytes.
  package static let longestText = 250_000
  /// How long one value may be, in bytes.
  package static let longestValue = 100_000
  /// How many lists and mappings may stand within one another, aliases written out.
  package static let deepest = 100
  /// How large a text with its aliases written out may be: its nodes and the bytes of its values.
  package static let largest = 500_000

  /// A node with what it takes once its aliases are written out.
  private struct Part {
    let node: YAMLNode
    /// Its nodes and the bytes of its values.
    var size: Int
    /// How many lists and mappings stand within one another.
    var height: Int
  }

  private var events: YAMLEvents
  private var anchors: [String: Part] = [:]
  private var size = 0

  /// The root of the only document in a text; nil where there is none.
  package static func root(of text: String) throws(YAMLError) -> YAMLNode? {
    try root(of: text.utf8)
  }

  /// The same for the bytes of a text in UTF-8.
  package static func root(of text: some Collection<UInt8>) throws(YAMLError) -> YAMLNode? {
    guard text.count <= longestText else {
      throw .limit("it is longer than \(longestText.grouped) bytes", YAMLMark(line: 1, column: 1))
    }
    var reader = YAMLReader(events: try YAMLEvents(text))
    return try reader.document()
  }

  private init(events: consuming YAMLEvents) {
    self.events = events
  }

  private mutating func document() throws(YAMLError) -> YAMLNode? {
    _ = try events.next()
    if case .streamEnd = try events.next().kind { return nil }
    let root = try part(events.next(), depth: 0).node
    _ = try events.next()
    let end = try events.next()
    guard case .streamEnd = end.kind else {
      throw .syntax("but found another document", end.mark)
    }
    return root
  }

  private mutating func part(_ event: YAMLEvent, depth: Int) throws(YAMLError) -> Part {
    switch event.kind {
    case .alias(let name):
      return try part(named: name, at: event.mark, depth: depth)
    case .scalar(let text, let isPlain, let anchor):
      guard text.utf8.count <= Self.longestValue else {
        throw .limit("a value is longer than \(Self.longestValue.grouped) bytes", event.mark)
      }
      return keep(
        .scalar(text, isPlain: isPlain), at: event.mark, bytes: text.utf8.count, as: anchor)
    case .sequenceStart(let anchor):
      return try sequence(at: event.mark, anchor: anchor, depth: depth + 1)
    case .mappingStart(let anchor):
      return try mapping(at: event.mark, anchor: anchor, depth: depth + 1)
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
      throw .syntax("it ends too early", event.mark)
    }
  }

  /// What an alias stands for: a node that ended before it, so that nothing holds itself.
  private mutating func part(
    named name: String, at mark: YAMLMark, depth: Int
  ) throws(YAMLError) -> Part {
    guard let part = anchors[name] else { throw .syntax("found undefined alias", mark) }
    size += part.size
    guard size <= Self.largest else {
      throw .limit("its aliases make it larger than \(Self.largest.grouped) bytes", mark)
    }
    try check(depth: depth + part.height, at: mark)
    return part
  }

  private mutating func sequence(
    at mark: YAMLMark, anchor: String?, depth: Int
  ) throws(YAMLError) -> Part {
    try check(depth: depth, at: mark)
    var parts: [Part] = []
    var event = try events.next()
    while true {
      if case .sequenceEnd = event.kind { break }
      parts.append(try part(event, depth: depth))
      event = try events.next()
    }
    return keep(.sequence(parts.map(\.node)), at: mark, parts: parts, as: anchor)
  }

  private mutating func mapping(
    at mark: YAMLMark, anchor: String?, depth: Int
  ) throws(YAMLError) -> Part {
    try check(depth: depth, at: mark)
    var parts: [Part] = []
    var entries: [YAMLEntry] = []
    var event = try events.next()
    while true {
      if case .mappingEnd = event.kind { break }
      let key = try part(event, depth: depth)
      let value = try part(events.next(), depth: depth)
      parts += [key, value]
      entries.append(YAMLEntry(key: key.node, value: value.node))
      event = try events.next()
    }
    try Self.checkKeys(entries.map(\.key))
    return keep(.mapping(entries), at: mark, parts: parts, as: anchor)
  }

  /// A node that has been read to its end, from here on known by its anchor.
  private mutating func keep(
    _ content: YAMLNode.Content, at mark: YAMLMark, bytes: Int = 0, parts: [Part] = [],
    as anchor: String?
  ) -> Part {
    var part = Part(node: YAMLNode(content: content, mark: mark), size: 1 + bytes, height: 0)
    size += part.size
    if part.node.text == nil { part.height = 1 + (parts.map(\.height).max() ?? 0) }
    part.size += parts.reduce(0) { $0 + $1.size }
    if let anchor { anchors[anchor] = part }
    return part
  }

  private func check(depth: Int, at mark: YAMLMark) throws(YAMLError) {
    guard depth <= Self.deepest else {
      throw .limit("lists and keys stand more than \(Self.deepest) deep in one another", mark)
    }
  }

  /// Holds the single values among a mapping's keys to being different, as they are written.
  private static func checkKeys(_ keys: [YAMLNode]) throws(YAMLError) {
    var first: [String: YAMLMark] = [:]
    var repeated: Set<String> = []
    for key in keys {
      guard let text = key.text else { continue }
      if first[text] == nil { first[text] = key.mark } else { repeated.insert(text) }
    }
    let sorted = repeated.sorted()
    guard let mark = sorted.first.flatMap({ first[$0] }) else { return }
    throw .repeatedKeys(sorted, mark)
  }
}
