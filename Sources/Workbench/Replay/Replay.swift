import Basics
import Engines
import Journaling
import Lessons
import Measuring

/// Measures the results of exported notes again, and names the cause of what changed.
///
/// Where the recorded version of the interpreter is installed here, what changed is measured on it as well: what
/// it gives tells the version's part from the machine's.
struct Replay {
  let notes: RecordedNotes
  let engine: EngineIdentity
  let machine: MachineDescription
  private(set) var results: [ReplayedResult] = []
  private(set) var isInterrupted = false

  private let workspace: Workspace
  private let here: Remeasurer
  /// The engines of recorded versions, by version; nil for one that is not installed.
  private var others: [String: PythonEngine?] = [:]

  init(_ notes: RecordedNotes, in workspace: Workspace) throws(Problem) {
    self.notes = notes
    self.workspace = workspace
    here = Remeasurer(workspace: workspace, engine: try workspace.engine(.python))
    engine = here.engine.identity
    machine = .here
  }

  /// Measures one result after the other; stopped by the person, it keeps those that are done.
  mutating func run() {
    for (index, recorded) in notes.results.enumerated() {
      workspace.presenter.show(
        phase: "measuring result \(index + 1) of \(notes.results.count)", elapsed: .zero, live: nil)
      do throws(Problem) {
        results.append(try replay(recorded))
      } catch  where error.exitCode == .interrupted {
        isInterrupted = true
        return
      } catch {
        var result = ReplayedResult(recorded)
        result.failure = error.message
        result.differences = differences(of: recorded)
        results.append(result)
      }
    }
  }

  private mutating func replay(_ recorded: RecordedResult) throws(Problem) -> ReplayedResult {
    guard recorded.engine.name == "python" else {
      throw Problem(
        "it was measured in \(recorded.engine.title), which cannot be replayed", exitCode: .missing)
    }
    var result = ReplayedResult(recorded)
    var drift = ResultDrift(from: recorded.figures, to: try here.figures(of: recorded.work))
    if !drift.isSame {
      result.differences = differences(of: recorded)
      let other = recorded.engine.version == engine.version ? nil : other(recorded.engine.version)
      var figures: MeasuredFigures?
      if let other {
        do throws(Problem) {
          figures = try Remeasurer(workspace: workspace, engine: other).figures(of: recorded.work)
          result.sameVersion = other.identity
        } catch  where error.exitCode != .interrupted {
          // Without it the cause stays open.
        }
      }
      drift.settle(by: figures)
    }
    result.drift = drift
    return result
  }

  /// The engine of a version, where it is installed.
  private mutating func other(_ version: String) -> PythonEngine? {
    if let known = others[version] { return known }
    let found = (try? InterpreterFinder().choose(version)).map { PythonEngine($0) }
    others[version] = .some(found)
    return found
  }

  private func differences(of recorded: RecordedResult) -> [EnvironmentDifference] {
    EnvironmentDifference.between(recorded.engine, engine)
      + EnvironmentDifference.between(notes.machine, machine)
      + EnvironmentDifference.between(
        recorded.packages, workspace.packages(of: recorded.code, in: .python) ?? [:])
  }
}

extension Replay {
  /// The results of which something changed.
  var drifted: [ReplayedResult] { results.filter { $0.drift?.isSame == false } }
  /// How many verdicts say something else.
  var flips: Int { results.reduce(0) { $0 + ($1.drift?.flipped.count ?? 0) } }
  /// The results that could not be measured.
  var failed: [ReplayedResult] { results.filter { $0.failure != nil } }

  /// A verdict that flipped, or a result that cannot be had any more, fails a script that asks.
  var exitCode: ExitCode {
    isInterrupted ? .interrupted : flips > 0 || !failed.isEmpty ? .failed : .done
  }
}
