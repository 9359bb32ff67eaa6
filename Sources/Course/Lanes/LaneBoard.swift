import Instruments
import Synchronization

/// What lanes share: which piece of work is next, what came of each, and whether all is to stop.
final class LaneBoard<Outcome: Sendable>: Sendable {
  private struct State {
    var next = 0
    var results: [Int: Result<Outcome, Problem>] = [:]
    var running: [Int] = []
    var isStopped = false
    var open: Int
  }

  private let count: Int
  private let state: Mutex<State>

  /// A board for a number of pieces of work, done by a number of lanes.
  init(count: Int, lanes: Int) {
    self.count = count
    state = Mutex(State(open: lanes))
  }

  /// The piece of work to do now; nil where there is none left, or all is to stop.
  func take() -> Int? {
    state.withLock { state in
      guard !state.isStopped, state.next < count else { return nil }
      defer { state.next += 1 }
      state.running.append(state.next)
      return state.next
    }
  }

  /// Notes what came of a piece of work. What stops one stops all.
  func finish(_ index: Int, _ result: Result<Outcome, Problem>) {
    state.withLock { state in
      state.running.removeAll { $0 == index }
      state.results[index] = result
      if case .failure = result { state.isStopped = true }
    }
  }

  /// A lane has nothing more to do.
  func leave() { state.withLock { $0.open -= 1 } }

  /// Ends what runs as soon as it can be ended.
  func stop() { state.withLock { $0.isStopped = true } }

  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Whether any lane still works.
  var isBusy: Bool { state.withLock { $0.open > 0 } }

  /// What is being done now, and how much is done.
  var progress: (running: [Int], done: Int) {
    state.withLock { ($0.running, $0.results.count) }
  }

  /// What came of a piece of work; nil while it has not been done.
  subscript(index: Int) -> Result<Outcome, Problem>? { state.withLock { $0.results[index] } }

  /// Why work was stopped: the first piece that failed.
  var failure: Problem? {
    state.withLock { state in
      for index in state.results.keys.sorted() {
        if case .failure(let problem)? = state.results[index] { return problem }
      }
      return nil
    }
  }
}
