package import Basics

/// What is known of the machine and of the run, as far as it can make a figure weak.
package struct MachineConditions: Hashable, Sendable, Codable {
  /// The load average of the last minute, read before the run.
  package var load: Double?
  /// The processors that the run may use.
  package var cores: Int?
  /// What the machine moved to swap and back while it ran.
  package var swapped: ByteCount?
  /// The limit of memory that holds here: the cgroup's, or the machine's.
  package var memoryLimit: ByteCount?
  /// The memory that the run took at its highest.
  package var memoryUsed: ByteCount?
  /// Whether the interpreter was built without a global lock.
  package var isFreeThreaded = false
  /// Whether the memory process carried the probe.
  package var hasProbe = true
  /// How often the cyclic collector ran within timed stretches.
  package var collections: Int?
  /// How many turns of the timing there were, and how many of them ran below the machine's full speed.
  package var turns: Int?
  package var slowTurns: Int?
  /// Whether those are left out of the times.
  package var leavesOutSlowTurns = false

  /// Describes conditions of which nothing is known.
  package init() {}

  /// What they mean for the figures, one warning each.
  package var warnings: [Warning] {
    var warnings: [Warning] = []
    if let load, let cores, cores > 0, load > 0.7 * Double(cores) {
      warnings.append(
        Warning(
          id: "machine.loaded",
          message:
            "The machine was busy before the run (load \(load.fixed(2)) on \(cores.counted("processor"))): times are less sure, memory is not affected."
        ))
    }
    if let turns, let slowTurns, slowTurns > 0 {
      let observation =
        "The processor ran below its full speed in \(slowTurns) of \(turns) turns, as one does that shares its core with another program"
      if !leavesOutSlowTurns {
        warnings.append(
          Warning(
            id: "machine.slow",
            message:
              "\(observation), and too few were left without those: code that waits for memory slows down less than code that computes, so that ratios can be a fifth off. Run it again, or with --careful."
          ))
      } else if slowTurns * 2 > turns {
        warnings.append(
          Warning(
            id: "machine.slowed",
            message:
              "\(observation): those are left out, and the fewer samples make wider intervals."))
      }
    }
    if let swapped, swapped > .zero {
      warnings.append(
        Warning(
          id: "machine.swapping",
          message:
            "The machine moved \(swapped) to swap or back while this ran, because memory is short: times include the disk, and rss lacks what was moved out. Close other programs, or lower n."
        ))
    }
    if let memoryLimit, let memoryUsed,
      Double(memoryUsed.bytes) > 0.8 * Double(memoryLimit.bytes)
    {
      warnings.append(
        Warning(
          id: "machine.near-limit",
          message:
            "The run took \(memoryUsed) of the \(memoryLimit) that it may have here: close to the limit the system reclaims pages, which costs time."
        ))
    }
    if isFreeThreaded {
      warnings.append(
        Warning(
          id: "engine.free-threaded",
          message:
            "This is a free-threaded build: its objects have larger headers and its own allocator, so sizes differ from the usual build's."
        ))
    }
    if !hasProbe {
      warnings.append(
        Warning(
          id: "engine.no-probe",
          message:
            "The probe could not be loaded: kept, peak, allocations and churn are missing; `heft doctor` says why."
        ))
    }
    if let collections, collections > 0 {
      warnings.append(
        Warning(
          id: "collector.ran",
          message:
            "The cyclic garbage collector ran \(collections.counted("time")) while the clock did: the times include it, as they would in a program."
        ))
    }
    return warnings
  }
}
