package import Basics
package import Measuring

extension EngineIdentity {
  /// Reads what ``JSONValue/init(_:)-(EngineIdentity)`` writes.
  package init(json members: JSONMembers) throws(JSONMembers.Mismatch) {
    self.init(
      name: try members.string("name"), version: try members.string("version"),
      path: try members.string("path"), build: try members.string("build"),
      packages: members["packages"].object?.compactMapValues(\.string))
  }
}

extension Snippet {
  /// Reads a piece of code with its origin, as ``json`` writes it.
  package init(json members: JSONMembers) throws(JSONMembers.Mismatch) {
    let origin = try members.object("origin")
    self.init(
      try members.string("code"),
      origin: SourceLocation(
        file: try origin?.string("file") ?? "notes", line: try origin?.int("line") ?? 1,
        column: try origin?.int("column") ?? 1))
    _ = try members.checked(self.origin)
  }

  /// The code with its origin.
  package var json: JSONValue {
    [
      "code": .string(code),
      "origin": [
        "file": .string(origin.file), "line": .int(origin.line), "column": .int(origin.column),
      ],
    ]
  }
}

extension Warning {
  init(json members: JSONMembers) throws(JSONMembers.Mismatch) {
    self.init(id: try members.string("id"), message: try members.string("message"))
  }
}
