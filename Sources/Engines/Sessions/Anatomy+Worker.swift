internal import Basics
internal import Measuring

extension Anatomy {
  /// How far a structure is taken apart: about a quarter of a second for a million objects.
  static let limits: JSONValue = ["objects": 20_000_000, "seconds": 4.0]

  /// Reads what the harness found; nil where it did not look.
  init?(json: JSONValue?, type: String) {
    guard let json, json.object != nil else { return nil }
    self.init()
    byDepth = json["byDepth"]?.array?.compactMap(\.array).compactMap { row in
      let figures = row.compactMap(\.int)
      guard figures.count == 4 else { return nil }
      return DepthShare(
        depth: figures[0], to: figures[1], objects: figures[2], bytes: ByteCount(figures[3]))
    }
    largest = json["largest"]?.array?.compactMap(\.array).compactMap(MemberShare.init(row:))
    duplicates = json["duplicates"].flatMap(Duplicates.init(json:))
    if let own = json["capacity"]?["root"]?.array {
      ownRoom = Room(row: [.string(type), 1] + own)
    }
    rooms = json["capacity"]?["byType"]?.array?.compactMap(\.array).compactMap(Room.init(row:))
    seconds = json["seconds"]?.double
  }
}

extension MemberShare {
  /// Reads level, path, type, bytes, members, common.
  fileprivate init?(row: [JSONValue]) {
    guard row.count == 6, let level = row[0].int, let path = row[1].string,
      let type = row[2].string, let bytes = row[3].int
    else { return nil }
    self.init(
      level: level, path: path, type: type, bytes: ByteCount(bytes), members: row[4].int,
      common: row[5].int.map(ByteCount.init))
  }
}

extension Duplicates {
  fileprivate init?(json: JSONValue) {
    guard let copies = json["copies"]?.int, let values = json["values"]?.int,
      let saving = json["saving"]?.int
    else { return nil }
    self.init(
      copies: copies, values: values, saving: ByteCount(saving),
      top: (json["top"]?.array ?? []).compactMap { row in
        guard let row = row.array, row.count == 4, let text = row[0].string,
          let type = row[1].string, let objects = row[2].int, let saving = row[3].int
        else { return nil }
        return Value(text: text, type: type, objects: objects, saving: ByteCount(saving))
      })
  }
}

extension Room {
  /// Reads type, containers, used, capacity, spare.
  fileprivate init?(row: [JSONValue]) {
    guard row.count == 5, let type = row[0].string else { return nil }
    let figures = row.dropFirst().compactMap(\.int)
    guard figures.count == 4 else { return nil }
    self.init(
      type: type, containers: figures[0], used: figures[1], capacity: figures[2],
      spare: ByteCount(figures[3]))
  }
}
