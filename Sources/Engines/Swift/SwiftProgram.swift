internal import Basics
internal import FoundationEssentials
internal import Measuring

/// A compiled program: the processes in which its code is measured are started from it.
final class SwiftProgram: Workplace {
  let engine: SwiftEngine
  private let binary: SwiftBinary
  /// The pieces whose places the program speaks of.
  let pieces: [SwiftPiece]

  init(_ engine: SwiftEngine, _ binary: SwiftBinary, pieces: [SwiftPiece]) {
    self.engine = engine
    self.binary = binary
    self.pieces = pieces
  }

  var path: String { binary.path }
  var identity: EngineIdentity { engine.identity }
  var probe: String? { engine.probe }
  var engineWarnings: [Warning] { [] }
  var conditions: MachineConditions {
    var conditions = MachineConditions()
    conditions.hasProbe = probe != nil
    return conditions
  }

  /// Starts the program. Hashing is seeded anew in each process that is timed, and never in one whose
  /// memory is weighed; Swift lets nobody choose the seed.
  func worker(
    scratch: String, budget: Budget, probed: Bool, hashSeed: UInt32
  ) throws(EngineError) -> Worker {
    var environment = ProcessInfo.processInfo.environment
    environment["SWIFT_DETERMINISTIC_HASHING"] = hashSeed == 0 ? "1" : nil
    // The runtime then leaves the report of a crash to the program's own handler.
    environment["SWIFT_BACKTRACE"] = "enable=yes"
    try OpenFiles.check(for: path)
    do {
      let worker = try Worker(
        WorkerCommand(
          path: path, arguments: [], environment: environment, program: [],
          probe: probed ? probe : nil, scratch: scratch, budget: budget))
      let diagnostics = SwiftDiagnostics(pieces: pieces)
      worker.wordErrors { diagnostics.namingPlaces(in: $0) }
      return worker
    } catch {
      if error.isOfLimits {
        throw .limited(path: path, reason: error.message, hint: SystemError.limitsHint)
      }
      throw .cannotStart(path: path, reason: error.message)
    }
  }

  func members(of experiment: Experiment, _ index: Int) -> [String: JSONValue] {
    [
      "variant": .int(index), "n": .optional(experiment.n),
      "countingFirst": .bool(experiment.rehearsal != nil),
    ]
  }

  /// The ledgers as the harness writes them, and why some are never there.
  func reading(_ json: JSONValue) -> MemoryReading {
    var reading = MemoryReading(json: json)
    if let kept = reading.kept, let rounded = reading.rounded, "\(rounded)" != "\(kept)" {
      reading.notes.append(
        "The allocator rounds kept up to \(rounded), and its own 8 B a block come on top.")
    }
    reading.notes.append(SwiftEngine.noWalk)
    return reading
  }

  func explained(_ failure: Failure, by worker: Worker) -> Failure {
    SwiftCrash(program: self).explained(failure, crash: worker.crash)
  }
}
