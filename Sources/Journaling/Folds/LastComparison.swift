package import Measuring

/// The experiment that a session measured last.
package struct LastComparison: Fold, Hashable {
  package private(set) var comparison: Comparison?

  package static let kinds: Set<Event.Kind> = [.compared]

  package init() {}

  package mutating func add(_ record: Record, of session: SessionID) {
    if case .compared(let event) = record.event { comparison = event.comparison }
  }
}
