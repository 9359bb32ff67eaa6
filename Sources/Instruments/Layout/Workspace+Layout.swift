package import Basics
import Engines
package import Measuring
import Reporting

extension Workspace {
  /// Maps the bytes of an object in a fresh process.
  package func layout(_ request: LayoutRequest) throws(Problem) -> Report {
    let layout = try map(request, after: [])
    return Report(Document(layout: layout), json: layout.json)
  }

  /// Maps the bytes of an object in a fresh process, in which some code runs first.
  package func map(_ request: LayoutRequest, after code: [Snippet]) throws(Problem) -> ObjectLayout
  {
    let engine = try engine(request.language)
    return try observed { (monitor) throws(EngineError) in
      try engine.layout(
        request.snippet, setup: code + request.setupSnippets, n: request.n, budget: budget,
        monitor: monitor)
    }
  }
}
