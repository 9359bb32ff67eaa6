internal import Basics
internal import Measuring

extension Anatomy? {
  /// The members of `heft size --json` that say where the bytes are; null in what was not looked into.
  var jsonMembers: [String: JSONValue] {
    [
      "byDepth": rows(self?.byDepth) { share in
        [
          "depth": .int(share.depth), "to": .int(share.to), "objects": .int(share.objects),
          "bytes": .int(share.bytes.bytes),
        ]
      },
      "largest": rows(self?.largest) { member in
        [
          "level": .int(member.level), "path": .string(member.path), "type": .string(member.type),
          "bytes": .int(member.bytes.bytes), "members": .optional(member.members),
          "common": .optional(member.common),
        ]
      },
      "duplicates": self?.duplicates.map(\.json) ?? .null,
      "capacity": rows(self?.rooms, \.json).isNull
        ? .null
        : ["root": self?.ownRoom?.json ?? .null, "byType": rows(self?.rooms, \.json)],
    ]
  }

  private func rows<Row>(_ rows: [Row]?, _ json: (Row) -> JSONValue) -> JSONValue {
    rows.map { .array($0.map(json)) } ?? .null
  }
}

extension Duplicates {
  fileprivate var json: JSONValue {
    [
      "copies": .int(copies), "values": .int(values), "saving": .int(saving.bytes),
      "top": .array(
        top.map { value in
          [
            "value": .string(value.text), "type": .string(value.type),
            "objects": .int(value.objects), "saving": .int(value.saving.bytes),
          ]
        }),
    ]
  }
}

extension Room {
  fileprivate var json: JSONValue {
    [
      "type": .string(type), "containers": .int(containers), "used": .int(used),
      "capacity": .int(capacity), "spare": .int(spare.bytes),
    ]
  }
}
