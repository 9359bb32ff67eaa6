package import Measuring

extension Event {
  /// A shell, or one command of the command line, began.
  package struct SessionStarted: Hashable, Sendable, Codable {
    /// The version of heft.
    package var heft: String
    package var machine: MachineDescription
    /// The working directory.
    package var directory: String
    /// The engines known by then; see also ``Event/engine(_:)``.
    package var engines: [EngineIdentity]
    /// The session that this one goes on with.
    package var resumes: SessionID?

    /// Makes the payload.
    package init(
      heft: String, machine: MachineDescription, directory: String, engines: [EngineIdentity] = [],
      resumes: SessionID? = nil
    ) {
      self.heft = heft
      self.machine = machine
      self.directory = directory
      self.engines = engines
      self.resumes = resumes
    }
  }
}
