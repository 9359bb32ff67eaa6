package import Basics
package import Measuring

extension PythonSession {
  package func layout(
    _ expression: Snippet, n: Int?, monitor: any Monitor
  ) -> Outcome<ObjectLayout> {
    layOut(expression, setup: [], n: n, fork: true, monitor: monitor)
  }

  /// Maps in this session's own process, which nothing else uses.
  func layOutAfresh(
    _ expression: Snippet, setup: [Snippet], n: Int?, monitor: any Monitor
  ) -> Outcome<ObjectLayout> {
    layOut(expression, setup: setup, n: n, fork: false, monitor: monitor)
  }

  private func layOut(
    _ expression: Snippet, setup: [Snippet], n: Int?, fork: Bool, monitor: any Monitor
  ) -> Outcome<ObjectLayout> {
    withWorker(monitor) { worker, notes in
      let reply = worker.request(
        "layout",
        [
          "n": .optional(n), "fork": .bool(fork), "build": .snippet(expression),
          "setup": .array(setup.map(JSONValue.snippet)),
        ], monitor: monitor)
      switch reply {
      case .failed(let failure): return .failed(failure)
      case .result(let json, _):
        return ObjectLayout.reading(json, of: expression.code, by: engine.identity, notes: notes)
      }
    }
  }
}
