package import Basics

/// The members of an object of a document that heft wrote, read one by one.
///
/// Each reading names its member, so that a document that does not fit says where.
package struct JSONMembers {
  /// A member that is missing or no such thing.
  package struct Mismatch: Error, Hashable, CustomStringConvertible {
    /// The names of the members on the way, parted by dots.
    package var place: String
    package var expected: String

    package var description: String { "\(place) is no \(expected)" }
  }

  private let members: [String: JSONValue]
  private let place: String

  /// Opens an object.
  package init(_ value: JSONValue, at place: String = "the document") throws(Mismatch) {
    guard let members = value.object else {
      throw Mismatch(place: place, expected: "object")
    }
    self.members = members
    self.place = place
  }

  /// The value of a member; null where it is missing.
  package subscript(name: String) -> JSONValue { members[name] ?? .null }

  package func string(_ name: String) throws(Mismatch) -> String {
    try read(name, "text", \.string)
  }
  package func int(_ name: String) throws(Mismatch) -> Int { try read(name, "integer", \.int) }
  package func double(_ name: String) throws(Mismatch) -> Double {
    try read(name, "number", \.double)
  }
  package func bool(_ name: String) throws(Mismatch) -> Bool {
    try read(name, "truth value", \.bool)
  }

  /// An integer that may be missing.
  package func optionalInt(_ name: String) throws(Mismatch) -> Int? {
    self[name].isNull ? nil : try int(name)
  }

  /// A number that may be missing.
  package func optionalDouble(_ name: String) throws(Mismatch) -> Double? {
    self[name].isNull ? nil : try double(name)
  }

  /// What was read of it, held against its ranges.
  package func checked<Value: FromOutside>(_ value: Value) throws(Mismatch) -> Value {
    guard value.isPossible else { throw Mismatch(place: place, expected: "figure that can be") }
    return value
  }

  /// Each element of an array, read alike.
  package func list<Element>(
    _ name: String, _ element: (JSONMembers) throws(Mismatch) -> Element
  ) throws(Mismatch) -> [Element] {
    let array = try read(name, "array", \.array)
    var elements: [Element] = []
    for (index, value) in array.enumerated() {
      elements.append(try element(JSONMembers(value, at: "\(place).\(name)[\(index)]")))
    }
    return elements
  }

  /// The texts of an array.
  package func strings(_ name: String) throws(Mismatch) -> [String] {
    let array = try read(name, "array", \.array)
    let texts = array.compactMap(\.string)
    guard texts.count == array.count else { throw mismatch(name, "array of texts") }
    return texts
  }

  /// A member that is an object; nil where it is null.
  package func object(_ name: String) throws(Mismatch) -> JSONMembers? {
    self[name].isNull ? nil : try JSONMembers(self[name], at: "\(place).\(name)")
  }

  /// The names of all members.
  package var names: [String] { members.keys.sorted() }

  /// What a reader throws who cannot use a member.
  package func mismatch(_ name: String, _ expected: String) -> Mismatch {
    Mismatch(place: "\(place).\(name)", expected: expected)
  }

  private func read<Value>(
    _ name: String, _ expected: String, _ value: (JSONValue) -> Value?
  ) throws(Mismatch) -> Value {
    guard let value = value(self[name]) else { throw mismatch(name, expected) }
    return value
  }
}
