internal import Basics
internal import Measuring

extension ObjectLayout {
  /// Reads what a harness says of the bytes of a value, or why it says nothing.
  static func reading(
    _ json: JSONValue, of expression: String, by engine: EngineIdentity, notes: [String]
  ) -> Outcome<ObjectLayout> {
    if let reason = json["refused"]?.string {
      return .failed(
        Failure(
          .engine, "The bytes of \(expression) cannot be mapped: \(reason).",
          hint: "`size` weighs it all the same; `heft doctor` says what the probe can do."))
    }
    return .value(
      ObjectLayout(
        engine: engine, expression: expression, type: json["type"]?.string ?? "",
        blocks: (json["blocks"]?.array ?? []).compactMap(LayoutBlock.init(row:)),
        notes: notes + (json["notes"]?.array ?? []).compactMap(\.string)))
  }
}

extension LayoutBlock {
  /// Reads title, base, bytes, allocator, taken, parts.
  init?(row: JSONValue) {
    guard let row = row.array, row.count == 6, let title = row[0].string, let base = row[1].int,
      let bytes = row[2].int, let allocator = row[3].string.flatMap(Allocator.init(rawValue:)),
      let taken = row[4].int, let parts = row[5].array
    else { return nil }
    self.init(
      title: title, base: base, bytes: ByteCount(bytes), allocator: allocator,
      taken: ByteCount(taken), parts: parts.compactMap(LayoutPart.init(row:)))
    guard isPossible else { return nil }
  }
}

extension LayoutPart {
  /// Reads role, offset, bytes of each, count, name, meaning, value.
  fileprivate init?(row: JSONValue) {
    guard let row = row.array, row.count == 7,
      let role = row[0].string.flatMap(Role.init(rawValue:)), let offset = row[1].int,
      let each = row[2].int, let count = row[3].int, let name = row[4].string,
      let meaning = row[5].string
    else { return nil }
    self.init(
      role: role, offset: offset, each: each, count: count, name: name, meaning: meaning,
      value: row[6].string)
    guard isPossible else { return nil }
  }
}
