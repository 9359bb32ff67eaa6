package import Basics
package import Measuring

extension Experiment {
  /// The code of an experiment with its origins: what it takes to measure it again.
  package var json: JSONValue {
    [
      "setup": .array(setup.map(\.json)),
      "variants": .array(
        variants.map { ["name": .string($0.name), "code": $0.code.json] }),
      "use": use?.json ?? .null,
      "n": .optional(n),
    ]
  }

  /// Reads what ``json`` writes.
  package init(json: JSONValue) throws(JSONMembers.Mismatch) {
    let members = try JSONMembers(json)
    self.init(
      setup: try members.list("setup") { (code) throws(JSONMembers.Mismatch) in
        try Snippet(json: code)
      },
      variants: try members.list("variants") { (variant) throws(JSONMembers.Mismatch) in
        guard let code = try variant.object("code") else {
          throw variant.mismatch("code", "object")
        }
        return Variant(name: try variant.string("name"), code: try Snippet(json: code))
      },
      use: try members.object("use").map { (use) throws(JSONMembers.Mismatch) in
        try Snippet(json: use)
      },
      n: try members.optionalInt("n"))
  }
}
