internal import Basics
internal import Measuring

extension PythonSession {
  /// Sizes an expression or a name, in a copy of the worker or in the worker itself.
  func size(
    _ expression: Snippet, in worker: Worker, setup: [Snippet], n: Int?, fork: Bool,
    notes: [String], monitor: any Monitor
  ) -> Outcome<Sizing> {
    var members: [String: JSONValue] = [
      "n": .optional(n), "fork": .bool(fork), "anatomy": Anatomy.limits,
    ]
    var operation = "weigh"
    if !setup.isEmpty {
      let setup = JSONValue.array(setup.map(JSONValue.snippet))
      let reply = worker.request("setup", ["setup": setup, "n": .optional(n)], monitor: monitor)
      if case .failed(let failure) = reply { return .failed(failure) }
    }
    switch worker.request("is-name", ["text": .string(expression.code)], monitor: monitor) {
    case .failed(let failure): return .failed(failure)
    case .result(let json, _):
      if let name = json["name"]?.string {
        operation = "size-name"
        members["name"] = .string(name)
      }
    }
    members["build"] = .snippet(expression)
    var part: JSONValue?
    var released: JSONValue?
    let reply = worker.request(operation, members, monitor: monitor) { event, message in
      if event == "part" { part = message["memory"] }
      if event == "released" { released = message }
    }
    let json: JSONValue
    let complete: Bool
    switch reply {
    case .result(let result, _): (json, complete) = (result, true)
    case .failed(let failure):
      // Letting go of it, or the walk, may have failed after the rest was known.
      guard let part, failure.kind != .raised else { return .failed(failure) }
      (json, complete) = (part.adding(note: failure.sentence), false)
    }
    var memory = MemoryReading(json: json)
    memory.complete = memory.complete && complete
    if let released {
      memory.freed = released["freed"]?.int.map(ByteCount.init)
      memory.notes += (released["notes"]?.array ?? []).compactMap(\.string)
    }
    memory.notes = notes + memory.notes
    if operation == "size-name" {
      memory.notes.append("Nothing was built: kept, peak and allocations belong to building.")
    }
    let type = json["type"]?.string ?? ""
    return .value(
      Sizing(
        engine: engine.identity, expression: expression.code, type: type,
        length: json["length"]?.int, memory: memory,
        anatomy: Anatomy(json: json["anatomy"], type: type),
        buildSeconds: json["seconds"]?["build"]?.double,
        walkSeconds: json["seconds"]?["walk"]?.double, warnings: engine.warnings))
  }
}
