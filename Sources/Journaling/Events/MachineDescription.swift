package import Basics

/// The machine a session ran on, as far as it can be told; every export names it.
package struct MachineDescription: Hashable, Sendable, Codable {
  /// The operating system with its version, such as `Debian GNU/Linux 12`.
  package var system: String
  /// The kernel with its version, such as `Linux 6.1.0`.
  package var kernel: String?
  /// The architecture, such as `x86_64`.
  package var architecture: String
  /// The processor's model, where the system says.
  package var processor: String?
  /// How many processors this process may use.
  package var cores: Int?
  /// The memory this process may use: the machine's, or its container's limit.
  package var memory: ByteCount?

  /// Makes a description.
  package init(
    system: String, kernel: String? = nil, architecture: String, processor: String? = nil,
    cores: Int? = nil, memory: ByteCount? = nil
  ) {
    self.system = system
    self.kernel = kernel
    self.architecture = architecture
    self.processor = processor
    self.cores = cores
    self.memory = memory
  }
}
