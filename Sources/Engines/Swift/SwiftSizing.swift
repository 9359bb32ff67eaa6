internal import Basics
internal import Measuring

/// The weighing of one expression in a fresh process of its program.
struct SwiftSizing {
  let program: SwiftProgram
  let budget: Budget
  let monitor: any Monitor

  /// Sizes the experiment's only variant.
  func size(_ experiment: Experiment) throws(EngineError) -> Outcome<Sizing> {
    let scratch = try program.scratchFolder()
    let worker = try program.worker(scratch: scratch.path, budget: budget)
    defer { worker.end() }
    let reply = worker.request(
      "weigh", program.members(of: experiment, 0), monitor: monitor)
    switch reply {
    case .failed(let failure):
      return .failed(program.explained(failure, by: worker))
    case .result(let json, _):
      var memory = program.reading(json)
      if let shallow = memory.shallow, let stride = memory.stride, let alignment = memory.alignment
      {
        memory.notes.insert(
          "In place a value takes \(shallow); in an array one follows another after \(stride) (stride), at multiples of \(alignment) (alignment).",
          at: 0)
      }
      let (type, length) = (json["type"]?.string ?? "", json["length"]?.int)
      if memory.kept == .zero, memory.allocations == 0, (length ?? 0) > 0,
        let place = Self.placeOfNothing(type)
      {
        memory.notes.append(
          "Nothing was handed out for it: \(place), and a copy shares the storage of what it copies."
        )
      }
      return .value(
        Sizing(
          engine: program.identity, expression: experiment.variants[0].code.code,
          type: type, length: length,
          memory: memory, buildSeconds: json["seconds"]?["build"]?.double,
          warnings: program.conditions.warnings))
    }
  }

  /// Where a value of a type with storage of its own may lie if the allocator gave nothing for it.
  private static func placeOfNothing(_ type: String) -> String? {
    if type == "String" {
      return
        "up to 15 bytes of UTF-8 stand in the value itself, a literal lies in the program's own data"
    }
    guard type.hasPrefix("Array<") || type.hasPrefix("ContiguousArray<") else { return nil }
    return "an array of constants is laid out in the program's own data when it is compiled"
  }
}
