@_spi(Reflection) internal import Swift

/// The bytes of a value and of the heap object that it refers to, by `MemoryLayout` and the
/// runtime's metadata of fields.
///
/// What the metadata does not tell, such as where an enum keeps which case it is, is called the
/// type's own and not guessed.
enum Layout {
  /// The blocks of a value, as heft reads them.
  static func blocks<Value>(of value: UnsafePointer<Value>) -> [JSON] {
    let size = MemoryLayout<Value>.size
    let raw = UnsafeRawPointer(value)
    var parts = Parts(end: size)
    let object: UnsafeRawPointer?
    if let string = Value.self as? String.Type, string == String.self {
      object = mapText(raw, &parts)
    } else {
      object = map(Value.self, at: raw, Mirror(reflecting: value.pointee), &parts)
    }
    let block = Self.block(
      "the value", parts, size: size, allocator: "inline", taken: MemoryLayout<Value>.stride)
    guard let object else { return [block] }
    return [block, heapBlock(object, text: Value.self == String.self, element: element(of: value))]
  }

  // MARK: Values

  /// Metadata kinds, `Include/swift/ABI/MetadataKind.def`.
  private enum Kind {
    case aggregate, choice, existential, object, other

    init(_ type: Any.Type) {
      switch unsafeBitCast(type, to: UnsafePointer<UInt>.self).pointee {
      case 0x200, 0x301: self = .aggregate
      case 0x201, 0x202: self = .choice
      case 0x303: self = .existential
      case 0, 0x800...: self = .object
      default: self = .other
      }
    }
  }

  /// Maps the value's own bytes, and returns the heap object that it is, or is nothing but.
  private static func map(
    _ type: Any.Type, at raw: UnsafeRawPointer, _ mirror: Mirror, _ parts: inout Parts
  ) -> UnsafeRawPointer? {
    switch Kind(type) {
    case .object:
      parts.add(.field, 0, 8, "reference", "where the object is", "\(type)")
      return raw.loadUnaligned(as: UnsafeRawPointer?.self)
    case .existential: mapExistential(&parts)
    case .choice: mapChoice(mirror, &parts)
    case .aggregate where isStorage(type):
      parts.add(.field, 0, 8, "reference", "where the storage is", "\(type)")
      return raw.loadUnaligned(as: UnsafeRawPointer?.self)
    case .aggregate:
      _ = _forEachField(of: type, options: []) { name, offset, type, _ in
        parts.addField(String(cString: name), offset, type)
        return true
      }
      // The numbers of the standard library hold one builtin word, whose size no field tells.
      if parts.items.isEmpty, parts.end > 0 {
        parts.add(.content, 0, parts.end, "value", "the value itself", "\(type)")
      }
    case .other: parts.add(.field, 0, parts.end, "value", "the value itself", "\(type)")
    }
    return nil
  }

  private static func isStorage(_ type: Any.Type) -> Bool {
    type is any Bounded.Type && bytes(of: type) == 8
  }

  /// A protocol's box: of any type, or of classes alone.
  private static func mapExistential(_ parts: inout Parts) {
    let witnesses: Int
    if parts.end >= 32 {
      parts.add(.content, 0, 24, "buffer", "the value, or where it is if it takes more", nil)
      parts.add(.field, 24, 8, "type", "which type it has", nil)
      witnesses = 32
    } else {
      parts.add(.content, 0, 8, "reference", "where the object is", nil)
      witnesses = 8
    }
    for offset in stride(from: witnesses, to: parts.end, by: 8) {
      parts.add(.field, offset, 8, "witnesses", "how it does what the protocol asks", nil)
    }
  }

  /// An enum lays the payload of each case at its start, and says behind it or in bits that no
  /// payload uses which case it is.
  private static func mapChoice(_ mirror: Mirror, _ parts: inout Parts) {
    if let payload = mirror.children.first, parts.end > 0 {
      let type = Swift.type(of: payload.value)
      let bytes = bytes(of: type)
      if bytes > 0, bytes <= parts.end {
        let name = payload.label ?? "payload"
        parts.add(.content, 0, bytes, name, "what the case holds", "\(type)")
      }
    }
    if let end = parts.items.last?.end, end < parts.end {
      parts.add(
        .opaque, end, parts.end - end, "case", "which case it is, and room for larger ones", nil)
    } else if parts.items.isEmpty {
      parts.add(
        .opaque, 0, parts.end, "case", "which case it is, and room for what others hold", nil)
    }
  }

  /// A text of up to fifteen bytes lies in the value, a longer one apart
  /// (`stdlib/public/core/StringObject.swift`).
  private static func mapText(_ raw: UnsafeRawPointer, _ parts: inout Parts) -> UnsafeRawPointer? {
    let mark = raw.load(fromByteOffset: 15, as: UInt8.self)
    guard mark & 0x20 == 0 else {
      let count = Int(mark & 0x0f)
      parts.add(.content, 0, 1, "characters", "the text, as UTF-8", nil, count: count)
      parts.add(.spare, count, 1, "spare", "room for more of it", nil, count: 15 - count)
      parts.add(.field, 15, 1, "mark", "that it is small, and how many bytes it has", "\(count)")
      return nil
    }
    parts.add(.head, 0, 8, "count and flags", "how many bytes of UTF-8, and whether ASCII", nil)
    // Only text of its own lies in a block: a literal's lies in the program.
    let isOwn = mark & 0xf0 == 0
    parts.add(
      .field, 8, 8, "storage", "where the text is, and how it is held",
      isOwn ? nil : mark & 0x80 != 0 ? "in the program" : nil)
    guard isOwn else { return nil }
    let word = raw.load(fromByteOffset: 8, as: UInt.self) & 0x0fff_ffff_ffff_ffff
    return UnsafeRawPointer(bitPattern: word)
  }

  // MARK: Heap objects

  /// An element's size and stride, where the value is an array.
  private static func element<Value>(of value: UnsafePointer<Value>) -> (stride: Int, count: Int)? {
    (value.pointee as? any Elements).map { ($0.elementStride, $0.count) }
  }

  private static func heapBlock(
    _ object: UnsafeRawPointer, text: Bool, element: (stride: Int, count: Int)?
  ) -> JSON {
    let facts = Blocks.facts(of: object)
    let reference = Unmanaged<AnyObject>.fromOpaque(object).takeUnretainedValue()
    let type: any AnyObject.Type = Swift.type(of: reference)
    let size = facts?.requested ?? (element == nil ? fieldsEnd(of: type) : 32)
    var parts = Parts(end: size)
    parts.add(.head, 0, 8, "metadata", "its class", "\(type)")
    parts.add(.head, 8, 8, "reference counts", "how many hold it, strong, unowned and weak", nil)
    if let element {
      let capacity = object.load(fromByteOffset: 24, as: UInt.self) >> 1
      parts.add(.head, 16, 8, "count", "number of elements", "\(element.count)")
      parts.add(.field, 24, 8, "capacity", "places for elements, times two; a flag", "\(capacity)")
      parts.add(
        .content, 32, element.stride, "elements", "the elements themselves", nil,
        count: element.count)
      let spare = max(0, Int(capacity) - element.count)
      parts.add(
        .spare, 32 + element.count * element.stride, element.stride, "spare",
        "places to append to", nil, count: spare)
    } else if text {
      let count = Int(object.load(fromByteOffset: 24, as: UInt.self) & 0xffff_ffff_ffff)
      parts.add(.field, 16, 8, "capacity", "bytes that it has room for, and flags", nil)
      parts.add(.head, 24, 8, "count and flags", "how many bytes of UTF-8", "\(count)")
      parts.add(.content, 32, 1, "characters", "the text, as UTF-8", nil, count: count)
      parts.add(.content, 32 + count, 1, "characters", "a zero at the end, for C", nil)
      parts.add(.spare, 33 + count, size - 33 - count, "spare", "room for more of it", nil)
    } else {
      _ = _forEachField(of: type, options: .classType) { name, offset, type, _ in
        parts.addField(String(cString: name), offset, type)
        return true
      }
      // A few bytes align the object; more are what a class lays behind its fields by itself.
      let fields = parts.items.last?.end ?? 0
      if size - fields >= 16 {
        parts.add(
          .opaque, fields, size - fields, "tail", "what the class lays behind its fields", nil)
      }
    }
    let title = element == nil && !text ? "the object" : "its storage"
    return block(
      title, parts, size: size, allocator: facts == nil ? "static" : "malloc",
      taken: facts?.taken ?? size)
  }

  /// Where the last field of a class ends.
  private static func fieldsEnd(of type: Any.Type) -> Int {
    var end = 16
    _ = _forEachField(of: type, options: .classType) { _, offset, type, _ in
      end = max(end, offset + bytes(of: type))
      return true
    }
    return end
  }

  private static func block(
    _ title: String, _ parts: Parts, size: Int, allocator: String, taken: Int
  ) -> JSON {
    .list([
      .text(title), .int(0), .int(size), .text(allocator), .int(taken), .list(parts.json),
    ])
  }
}

/// Arrays, whose elements lie behind a head of 32 bytes (`ContiguousArrayBuffer.swift`).
private protocol Elements {
  var count: Int { get }
  var elementStride: Int { get }
}

extension Array: Elements {
  fileprivate var elementStride: Int { MemoryLayout<Element>.stride }
}

extension ContiguousArray: Elements {
  fileprivate var elementStride: Int { MemoryLayout<Element>.stride }
}
