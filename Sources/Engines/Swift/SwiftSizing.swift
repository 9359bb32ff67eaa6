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
      return .value(
        Sizing(
          engine: program.identity, expression: experiment.variants[0].code.code,
          type: json["type"]?.string ?? "", length: json["length"]?.int,
          memory: memory, buildSeconds: json["seconds"]?["build"]?.double,
          warnings: program.conditions.warnings))
    }
  }
}
