/// The parts of a block so far, by offset.
struct Parts {
  enum Role: String {
    case head, field, content, spare, padding, opaque
  }

  struct Item {
    var role: Role
    var offset: Int
    var each: Int
    var count: Int
    var name: String
    var meaning: String
    var value: String?
    var end: Int { offset + each * count }
  }

  private(set) var items: [Item] = []
  /// The bytes of the block.
  let end: Int

  init(end: Int) { self.end = end }

  /// Adds a part that fits behind those before it, and nothing that does not.
  mutating func add(
    _ role: Role, _ offset: Int, _ each: Int, _ name: String, _ meaning: String,
    _ value: String?, count: Int = 1
  ) {
    guard each > 0, count > 0, offset >= items.last?.end ?? 0, offset + each * count <= end else {
      return
    }
    items.append(
      Item(
        role: role, offset: offset, each: each, count: count, name: name, meaning: meaning,
        value: value))
  }

  mutating func addField(_ name: String, _ offset: Int, _ type: Any.Type) {
    add(.field, offset, bytes(of: type), name, "a field", "\(type)")
  }

  /// All of the block: gaps are padding.
  var json: [JSON] {
    var all: [JSON] = []
    var place = 0
    for item in items {
      if item.offset > place {
        all.append(
          Self.row(
            .padding, place, item.offset - place, 1, "padding", "so that what follows is aligned",
            nil))
      }
      all.append(
        Self.row(
          item.role, item.offset, item.each, item.count, item.name, item.meaning, item.value))
      place = item.end
    }
    if place < end {
      all.append(Self.row(.padding, place, end - place, 1, "padding", "used by nothing", nil))
    }
    return all
  }

  private static func row(
    _ role: Role, _ offset: Int, _ each: Int, _ count: Int, _ name: String, _ meaning: String,
    _ value: String?
  ) -> JSON {
    .list([
      .text(role.rawValue), .int(offset), .int(each), .int(count), .text(name), .text(meaning),
      .optional(value),
    ])
  }
}

/// The size of a type that is known at run time alone.
func bytes(of type: Any.Type) -> Int {
  // A function of its own: opening a type with a method crashes the compiler (6.3.1).
  func size<Value>(_ type: Value.Type) -> Int { MemoryLayout<Value>.size }
  return _openExistential(type, do: size)
}
