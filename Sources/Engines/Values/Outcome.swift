/// What came of running somebody's code: a value, or a failure that is an ordinary result.
package enum Outcome<Value> {
  case value(Value)
  case failed(Failure)
}

extension Outcome: Sendable where Value: Sendable {}

extension Outcome {
  /// The value, where there is one.
  package var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// The failure, where there is one.
  package var failure: Failure? {
    if case .failed(let failure) = self { failure } else { nil }
  }

  /// The same outcome with its value transformed.
  package func map<Other>(_ transform: (Value) -> Other) -> Outcome<Other> {
    switch self {
    case .value(let value): .value(transform(value))
    case .failed(let failure): .failed(failure)
    }
  }
}
