package import Basics
import Engines
package import Measuring
import Reporting

extension Workspace {
  /// Weighs an expression in a fresh process.
  package func size(_ request: SizeRequest) throws(Problem) -> Report {
    let sizing = try weigh(request, after: [])
    return Report(Document(sizing: sizing, wholly: request.wholly), json: sizing.json)
  }

  /// Weighs an expression in a fresh process, in which some code runs first.
  package func weigh(_ request: SizeRequest, after code: [Snippet]) throws(Problem) -> Sizing {
    let engine = try engine(request.language)
    return try observed { (monitor) throws(EngineError) in
      try engine.size(
        request.snippet, setup: code + request.setupSnippets, n: request.n, budget: budget,
        monitor: monitor)
    }
  }
}
