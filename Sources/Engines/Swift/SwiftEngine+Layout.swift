package import Basics
package import Measuring

extension SwiftEngine {
  package func layout(
    _ expression: Snippet, setup: [Snippet], n: Int?, budget: Budget, monitor: any Monitor
  ) throws(EngineError) -> Outcome<ObjectLayout> {
    .failed(Failure(.engine, "The bytes of a Swift value cannot be mapped."))
  }
}

extension SwiftSession {
  package func layout(
    _ expression: Snippet, n: Int?, monitor: any Monitor
  ) -> Outcome<ObjectLayout> {
    .failed(Failure(.engine, "The bytes of a Swift value cannot be mapped."))
  }
}
