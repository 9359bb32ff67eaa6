package import Basics

extension PythonSession {
  package func needed(of pieces: [Snippet], acted: [Int], for code: [Snippet]) -> [Bool] {
    let everything = pieces.map { _ in true }
    guard isRunning else { return everything }
    let members: [String: JSONValue] = [
      "entries": .array(pieces.map(JSONValue.snippet)), "code": .array(code.map(JSONValue.snippet)),
      "acted": .array(acted.map { .int($0) }),
    ]
    let isNeeded = (ask("needed", members)?["needed"]?.array ?? []).compactMap(\.bool)
    return isNeeded.count == pieces.count ? isNeeded : everything
  }

  package func lateActs() -> [LateAct] {
    isRunning ? ask("late")?.late ?? [] : []
  }
}

extension JSONValue {
  /// The texts of a member that lists some; none where it is not there.
  func phrases(_ name: String) -> [String] { (self[name]?.array ?? []).compactMap(\.string) }

  /// What threads did, as a reply says it.
  var late: [LateAct] {
    (self["late"]?.array ?? []).map {
      LateAct(file: $0["file"]?.string ?? "", acted: $0.phrases("acted"))
    }
  }
}
