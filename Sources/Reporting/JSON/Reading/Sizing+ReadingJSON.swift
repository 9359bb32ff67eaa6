package import Basics
package import Measuring

extension Sizing {
  /// Reads the document of `heft size --json`, or the same within exported notes.
  ///
  /// - Throws: where something that the schema requires is missing, its place.
  package init(json: JSONValue) throws(JSONMembers.Mismatch) {
    let members = try JSONMembers(json)
    guard let engine = try members.object("engine") else {
      throw members.mismatch("engine", "object")
    }
    var memory = try MemoryReading(json: members)
    memory.complete = try members.bool("complete")
    let seconds = try members.object("seconds")
    self.init(
      engine: try EngineIdentity(json: engine), expression: try members.string("expression"),
      type: try members.string("type"), length: try members.optionalInt("length"), memory: memory,
      anatomy: try Anatomy(json: members, seconds: try seconds?.optionalDouble("where")),
      buildSeconds: try seconds?.optionalDouble("build"),
      walkSeconds: try seconds?.optionalDouble("walk"),
      warnings: try members.list("warnings") { (warning) throws(JSONMembers.Mismatch) in
        try Warning(json: warning)
      })
    // The document's notes hold what is computed from the figures as well; that is computed anew.
    let computed = Set(
      Gaps.sentences(for: memory, type: type, length: length) + Anatomy.advice(for: self))
    _ = try members.checked(self)
    self.memory.notes = try members.strings("notes").filter { !computed.contains($0) }
  }
}

extension Anatomy {
  /// Nil where the document looked into nothing.
  fileprivate init?(json members: JSONMembers, seconds: Double?) throws(JSONMembers.Mismatch) {
    let parts = ["byDepth", "largest", "duplicates", "capacity"]
    guard parts.contains(where: { !members[$0].isNull }) || seconds != nil else { return nil }
    self.init()
    self.seconds = seconds
    if !members["byDepth"].isNull {
      byDepth = try members.list("byDepth") { (share) throws(JSONMembers.Mismatch) in
        try share.checked(
          DepthShare(
            depth: try share.int("depth"), to: try share.int("to"),
            objects: try share.int("objects"), bytes: ByteCount(try share.int("bytes"))))
      }
    }
    if !members["largest"].isNull {
      largest = try members.list("largest") { (member) throws(JSONMembers.Mismatch) in
        try member.checked(
          MemberShare(
            level: try member.int("level"), path: try member.string("path"),
            type: try member.string("type"), bytes: ByteCount(try member.int("bytes")),
            members: try member.optionalInt("members"),
            common: try member.optionalInt("common").map { ByteCount($0) }))
      }
    }
    duplicates = try members.object("duplicates").map { (found) throws(JSONMembers.Mismatch) in
      try found.checked(
        Duplicates(
          copies: try found.int("copies"), values: try found.int("values"),
          saving: ByteCount(try found.int("saving")),
          top: try found.list("top") { (value) throws(JSONMembers.Mismatch) in
            try value.checked(
              Duplicates.Value(
                text: try value.string("value"), type: try value.string("type"),
                objects: try value.int("objects"), saving: ByteCount(try value.int("saving"))))
          }))
    }
    if let capacity = try members.object("capacity") {
      ownRoom = try capacity.object("root").map(Room.read)
      rooms = try capacity.list("byType", Room.read)
    }
  }
}

extension Room {
  fileprivate static func read(_ members: JSONMembers) throws(JSONMembers.Mismatch) -> Room {
    try members.checked(
      Room(
        type: try members.string("type"), containers: try members.int("containers"),
        used: try members.int("used"), capacity: try members.int("capacity"),
        spare: ByteCount(try members.int("spare"))))
  }
}
