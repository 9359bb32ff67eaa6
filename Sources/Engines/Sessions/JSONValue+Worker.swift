internal import Basics
internal import Measuring

extension JSONValue {
  /// A snippet as the harness reads it.
  static func snippet(_ snippet: Snippet) -> JSONValue {
    [
      "code": .string(snippet.code), "file": .string(snippet.origin.file),
      "line": .int(snippet.origin.line), "column": .int(snippet.origin.column),
    ]
  }

  /// A reading with one more note.
  func adding(note: String) -> JSONValue {
    guard case .object(var members) = self else { return self }
    members["notes"] = .array((members["notes"]?.array ?? []) + [.string(note)])
    return .object(members)
  }
}

extension MemoryReading {
  /// Reads the ledgers as the harness writes them.
  init(json: JSONValue) {
    func bytes(_ name: String) -> ByteCount? { json[name]?.int.map(ByteCount.init) }
    self.init()
    shallow = bytes("shallow")
    deep = bytes("deep")
    own = bytes("own")
    shared = bytes("shared")
    objects = json["objects"]?.int
    kept = bytes("kept")
    keptNative = bytes("keptNative")
    freed = bytes("freed")
    rounded = bytes("rounded")
    stride = bytes("stride")
    alignment = json["alignment"]?.int
    peak = bytes("peak")
    children = json["children"]?.int
    allocations = json["allocations"]?.int
    churn = bytes("churn")
    complete = json["complete"]?.bool ?? true
    notes = (json["notes"]?.array ?? []).compactMap(\.string)
    byType = (json["byType"]?.array ?? []).compactMap { share in
      guard let items = share.array, items.count == 3, let type = items[0].string,
        let objects = items[1].int, let bytes = items[2].int
      else { return nil }
      return TypeShare(type: type, objects: objects, bytes: ByteCount(bytes))
    }
    if let after = json["afterUse"]?.int, let kept, abs(after - kept.bytes) > 4096,
      abs(after - kept.bytes) > kept.bytes / 100
    {
      notes.append("After use \(ByteCount(after)) are held: using it changed what it keeps.")
    }
  }
}
