package import Basics
package import Measuring

extension SwiftEngine {
  package func layout(
    _ expression: Snippet, setup: [Snippet], n: Int?, budget: Budget, monitor: any Monitor
  ) throws(EngineError) -> Outcome<ObjectLayout> {
    let experiment = Experiment(
      setup: setup, variants: [Variant(name: "it", code: expression)], n: n)
    let program: SwiftProgram
    switch try self.program(for: experiment, budget: budget, monitor: monitor) {
    case .failed(let failure): return .failed(failure)
    case .value(let made): program = made
    }
    let scratch = try program.scratchFolder()
    let worker = try program.worker(scratch: scratch.path, budget: budget)
    defer { worker.end() }
    switch worker.request("layout", program.members(of: experiment, 0), monitor: monitor) {
    case .failed(let failure): return .failed(program.explained(failure, by: worker))
    case .result(let json, _):
      return ObjectLayout.reading(json, of: expression.code, by: identity, notes: [])
    }
  }
}
