internal import CPlatform
internal import Basics

/// How to start a worker, whatever language runs in it.
struct WorkerCommand {
  var path: String
  var arguments: [String]
  var environment: [String: String]
  /// A program text that the worker finds on descriptor ``Worker/programDescriptor``.
  var program: [UInt8]
  /// The probe to preload; nil for processes that carry nothing.
  var probe: String?
  var scratch: String
  var budget: Budget

  /// Bytes that an interpreter and its libraries need by themselves, on top of the budget.
  static let interpreterShare = 64 << 20

  /// The environment as the worker gets it.
  var fullEnvironment: [String: String] {
    var all = environment
    all["HEFT_SCRATCH"] = scratch
    all["TMPDIR"] = scratch
    all["HEFT_CHANNEL_FD"] = String(Worker.channelDescriptor)
    if let probe = probe.flatMap(ProbeLink.path) {
      all["LD_PRELOAD"] = [probe, all["LD_PRELOAD"]].compactMap { $0 }.joined(separator: ":")
      all["HEFT_COUNTERS_FD"] = String(Worker.countersDescriptor)
    }
    return all
  }

  /// The limits that the kernel enforces.
  ///
  /// `RLIMIT_DATA` counts private writable memory, resident or not, so that code meets a
  /// `MemoryError` where it would have met the machine's end; address space that is only
  /// reserved stays free. What an interpreter needs by itself is added. The number of processes
  /// is watched instead of limited: `RLIMIT_NPROC` counts all of a user's, and not at all root's.
  var limits: heft_limits {
    heft_limits(
      data: UInt64(max(0, budget.memory.bytes) + Self.interpreterShare),
      file_bytes: UInt64(max(0, budget.fileSize.bytes)),
      open_files: UInt64(max(512, budget.openFiles)))
  }
}
