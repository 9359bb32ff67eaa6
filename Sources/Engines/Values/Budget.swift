package import Basics

/// What a worker may take before it is stopped.
package struct Budget: Hashable, Sendable {
  /// Memory of the worker and of all processes it starts.
  package var memory: ByteCount
  /// Wall time of one request.
  package var time: Duration
  /// Bytes printed in one request, both streams together.
  package var output: ByteCount
  /// Processes alive at once, the worker included.
  package var processes: Int
  /// Descriptors.
  package var openFiles: Int
  /// The size of one file.
  package var fileSize: ByteCount
  /// What one request may write into the scratch folder, all files together; half of what is free on
  /// its disk where that is less.
  package var scratch: ByteCount

  /// Makes a budget.
  ///
  /// Without a word on memory it is 4 GiB, and at most half of what the machine or the control
  /// group has: whoever runs heft goes on working beside it.
  package init(
    memory: ByteCount? = nil, time: Duration = .seconds(60), output: ByteCount = ByteCount(1 << 20),
    processes: Int = 64, openFiles: Int = 1024, fileSize: ByteCount = ByteCount(8 << 30),
    scratch: ByteCount = ByteCount(8 << 30)
  ) {
    self.memory =
      memory ?? min(ByteCount(4 << 30), ByteCount((MachineMemory().limit?.bytes ?? 8 << 30) / 2))
    self.time = time
    self.output = output
    self.processes = processes
    self.openFiles = openFiles
    self.fileSize = fileSize
    self.scratch = scratch
  }
}
