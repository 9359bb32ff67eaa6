package import Basics
package import Measuring

extension ObjectLayout {
  /// Reads the document of `heft layout --json`, or the same within exported notes.
  ///
  /// - Throws: where something that the schema requires is missing, its place.
  package init(json: JSONValue) throws(JSONMembers.Mismatch) {
    let members = try JSONMembers(json)
    guard let engine = try members.object("engine") else {
      throw members.mismatch("engine", "object")
    }
    self.init(
      engine: try EngineIdentity(json: engine), expression: try members.string("expression"),
      type: try members.string("type"), blocks: try members.list("blocks", LayoutBlock.read),
      notes: try members.strings("notes"))
  }
}

extension LayoutBlock {
  fileprivate static func read(_ members: JSONMembers) throws(JSONMembers.Mismatch) -> LayoutBlock {
    guard let allocator = Allocator(rawValue: try members.string("allocator")) else {
      throw members.mismatch("allocator", "allocator")
    }
    return try members.checked(
      LayoutBlock(
        title: try members.string("title"), base: -(try members.int("start")),
        bytes: ByteCount(try members.int("requested")), allocator: allocator,
        taken: ByteCount(try members.int("taken")),
        parts: try members.list("parts", LayoutPart.read)))
  }
}

extension LayoutPart {
  fileprivate static func read(_ members: JSONMembers) throws(JSONMembers.Mismatch) -> LayoutPart {
    guard let role = Role(rawValue: try members.string("role")) else {
      throw members.mismatch("role", "role")
    }
    let each = try members.int("each")
    guard each > 0 else { throw members.mismatch("each", "size") }
    return try members.checked(
      LayoutPart(
        role: role, offset: try members.int("offset"), each: each,
        count: try members.int("bytes") / each, name: try members.string("name"),
        meaning: try members.string("meaning"), value: members["value"].string))
  }
}
