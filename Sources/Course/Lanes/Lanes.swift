import Dispatch
import Engines
import Instruments
import Measuring

/// Work on lessons, done side by side: each lane has a thread, and workspaces of its own.
///
/// Figures of memory do not suffer from a neighbour; times do, so what is timed runs in one lane.
struct Lanes {
  /// How many pieces of work are done at once.
  let count: Int

  /// What one lane works with: a workspace for each engine, made on first use.
  final class Workspaces {
    private let settings: Settings
    private let presenter: LanePresenter
    private var made: [LaneEngine: Workspace] = [:]

    init(settings: Settings, presenter: LanePresenter) {
      self.settings = settings
      self.presenter = presenter
    }

    /// The workspace of an engine.
    func workspace(for engine: LaneEngine) -> Workspace {
      if let workspace = made[engine] { return workspace }
      let workspace = engine.workspace(presenter: presenter)
      workspace.settings = settings
      made[engine] = workspace
      return workspace
    }
  }

  /// Does all pieces of work, and hands over what came of them in their order.
  ///
  /// - Parameters:
  ///   - name: what progress says while a piece is being done.
  ///   - work: done on a thread of its own; what it throws stops all.
  ///   - each: called on this thread with each outcome, as soon as those before it are there.
  func run<Item: Sendable, Outcome: Sendable>(
    _ items: [Item], settings: Settings, presenter: any Presenter, name: (Item) -> String,
    work: @escaping @Sendable (Item, Workspaces) throws(Problem) -> Outcome,
    each: (Item, Outcome) -> Void
  ) throws(Problem) {
    let board = LaneBoard<Outcome>(count: items.count, lanes: count)
    for lane in 0..<count {
      DispatchQueue(label: "heft.lane.\(lane)").async {
        let workspaces = Workspaces(
          settings: settings, presenter: LanePresenter { board.isStopped })
        while let index = board.take() {
          do throws(Problem) {
            board.finish(index, .success(try work(items[index], workspaces)))
          } catch {
            board.finish(index, .failure(error))
          }
        }
        board.leave()
      }
    }
    defer { presenter.clearProgress() }
    let start = ContinuousClock.now
    let pause = DispatchSemaphore(value: 0)
    var handed = 0
    var wasInterrupted = false
    while true {
      let isBusy = board.isBusy
      while handed < items.count, case .success(let outcome)? = board[handed] {
        each(items[handed], outcome)
        handed += 1
      }
      guard isBusy else { break }
      if presenter.takeInterrupt() {
        wasInterrupted = true
        board.stop()
      }
      let (running, done) = board.progress
      let names = running.map { name(items[$0]) }.joined(separator: ", ")
      presenter.show(
        phase: "\(done) of \(items.count) done; now \(names)", elapsed: ContinuousClock.now - start,
        live: nil)
      _ = pause.wait(timeout: .now() + .milliseconds(100))
    }
    if wasInterrupted { throw .interrupted("Interrupted.") }
    if let failure = board.failure { throw failure }
  }
}
