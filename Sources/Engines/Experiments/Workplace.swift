internal import Basics
internal import Measuring

/// Where the processes come from in which an experiment is measured: an interpreter that is told
/// the code, or a program that holds it.
protocol Workplace: AnyObject {
  var identity: EngineIdentity { get }
  /// The probe's library; nil where there is none.
  var probe: String? { get }
  /// What in the engine itself makes figures weak.
  var engineWarnings: [Warning] { get }
  /// What is known of the run before it begins.
  var conditions: MachineConditions { get }

  /// Starts a worker and returns at once.
  func worker(
    scratch: String, budget: Budget, probed: Bool, hashSeed: UInt32
  ) throws(EngineError) -> Worker

  /// Makes a folder for the workers of an experiment.
  func scratchFolder() throws(EngineError) -> ScratchFolder

  /// What a worker is told of one variant.
  func members(of experiment: Experiment, _ index: Int) -> [String: JSONValue]

  /// Takes from a worker what makes the next ones start sooner.
  func learn(from worker: Worker)

  /// Says more of a failure, where the language's own report does.
  func explained(_ failure: Failure, by worker: Worker) -> Failure

  /// The memory ledgers that a worker reported.
  func reading(_ json: JSONValue) -> MemoryReading
}

extension Workplace {
  func worker(
    scratch: String, budget: Budget, probed: Bool = true
  ) throws(EngineError) -> Worker {
    try worker(scratch: scratch, budget: budget, probed: probed, hashSeed: 0)
  }

  func scratchFolder() throws(EngineError) -> ScratchFolder {
    do {
      return try ScratchFolder()
    } catch {
      throw .limited(
        path: identity.path,
        reason:
          "no folder for what it writes can be made in \(ScratchFolder.parents.listed): \(error.message)",
        hint: "Set TMPDIR to a folder of yours that can be written.")
    }
  }

  func learn(from worker: Worker) {}

  func explained(_ failure: Failure, by worker: Worker) -> Failure { failure }

  func reading(_ json: JSONValue) -> MemoryReading { MemoryReading(json: json) }
}
