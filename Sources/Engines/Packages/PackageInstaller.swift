internal import Basics
internal import FoundationEssentials
internal import Measuring
internal import Glibc
private import System

/// Installs packages from PyPI into heft's own environment for an interpreter.
package struct PackageInstaller {
  private let environment: PackageEnvironment
  private let interpreter: PythonInterpreter
  private let monitor: any Monitor
  /// Whether packages that are published as source alone may be built here, which runs their code.
  private let takesSource: Bool
  /// The person's own variables.
  private let variables: [String: String]

  /// Prepares an installation.
  package init(
    into environment: PackageEnvironment, for interpreter: PythonInterpreter,
    monitor: any Monitor, takesSource: Bool = true,
    variables: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.environment = environment
    self.interpreter = interpreter
    self.monitor = monitor
    self.takesSource = takesSource
    self.variables = variables
  }

  /// Installs what is missing, making the environment where there is none.
  ///
  /// What is there already may be replaced by a version that all of it works with.
  package func install(_ requirements: [Requirement]) throws(PackageError) {
    let lock = try lock()
    // Held until everything is installed.
    defer { _ = lock.number }
    if !environment.isWhole { try make() }
    let needed = requirements.filter {
      !$0.isProgram && $0.isNeeded(byPython: interpreter.identity.version)
    }
    // What is bound to some versions comes first, so that what follows is chosen to go with it.
    let packages = needed.filter { !$0.bounds.isEmpty } + needed.filter(\.bounds.isEmpty)
    do {
      try pip(packages)
    } catch {
      guard error.isOfPackages, packages.count > 1 else { throw error }
      try installEach(packages)
    }
  }

  /// Installs packages one by one, so that one that cannot be had leaves none of the others out.
  private func installEach(_ packages: [Requirement]) throws(PackageError) {
    var failures: [(package: Requirement, error: PackageError)] = []
    for package in packages {
      do {
        try pip([package])
      } catch {
        guard error.isOfPackages else { throw error }
        failures.append((package, error))
      }
    }
    guard let first = failures.first else { return }
    let failed = failures.map { $0.package.wanted }
    let installed = packages.map(\.wanted).filter { !failed.contains($0) }
    guard !installed.isEmpty else { throw first.error }
    throw .partly(
      installed: installed, failed: failed, engine: interpreter.identity.title,
      reason: first.error.description)
  }

  private func pip(_ packages: [Requirement]) throws(PackageError) {
    let built = takesSource ? packages.filter(\.comesAsSource) : []
    let source = built.flatMap { ["--no-binary", $0.name] }
    let settings = try PipSettings(of: environment.python, variables: variables).options
    monitor.worker(phase: "asking PyPI for \(packages.map(\.wanted).joined(separator: ", "))")
    let outcome = try run(
      environment.python,
      ["-I", "-m", "pip", "install", "--isolated", "--only-binary", ":all:"] + source + settings + [
        "--no-input", "--disable-pip-version-check", "--progress-bar", "off", "--retries", "1",
        "--timeout", "20", "--",
      ] + packages.map(\.text))
    guard outcome.succeeded else {
      throw PipComplaint(outcome.output + outcome.errors)
        .error(folder: environment.folder, engine: interpreter.identity.title)
    }
  }

  private func make() throws(PackageError) {
    monitor.worker(phase: "making an environment for \(interpreter.identity.title)")
    let outcome = try run(
      interpreter.identity.path, ["-I", "-m", "venv", "--clear", environment.folder])
    if outcome.succeeded { return }
    let said = outcome.output + outcome.errors
    if said.contains("ensurepip") || said.contains("No module named venv") {
      throw .noVenv(engine: interpreter.identity.title, key: interpreter.packageKey)
    }
    throw PipComplaint(said)
      .error(folder: environment.folder, engine: interpreter.identity.title)
  }

  private func run(
    _ path: String, _ arguments: [String]
  ) throws(PackageError) -> ToolProcess.Outcome {
    // Any of these might lead pip or the interpreter elsewhere; what counts of pip's is asked for above.
    let variables = variables.forQuestions.filter { name, _ in
      !name.hasPrefix("PYTHON") && !name.hasPrefix("PIP_")
    }
    let outcome: ToolProcess.Outcome
    do {
      outcome = try ToolProcess(
        path: path, arguments: arguments, environment: variables, time: .seconds(3600)
      ).run(monitor: monitor) { line in
        if let phase = PipProgress.phase(of: line) { monitor.worker(phase: phase) }
      }
    } catch {
      throw .failed("Starting \(path)", reason: "\(error.message).")
    }
    if outcome.wasInterrupted { throw .interrupted }
    return outcome
  }

  /// Keeps two installations out of one environment.
  private func lock() throws(PackageError) -> Descriptor {
    let folder = environment.folder
    let parent = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? "/"
    do {
      try PrivateFolder.make(parent, isOwn: true)
    } catch {
      throw .notWritable(folder: parent, reason: "it cannot be made: \(error.text)")
    }
    do throws(SystemError) {
      let file = try Descriptor(open: "\(folder).lock", flags: O_RDWR | O_CREAT, mode: 0o600)
      if flock(file.number, LOCK_EX | LOCK_NB) != 0 { throw .last }
      return file
    } catch {
      throw error.code == EWOULDBLOCK
        ? .busy(folder: folder) : .notWritable(folder: parent, reason: error.message)
    }
  }
}
