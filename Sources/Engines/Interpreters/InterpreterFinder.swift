internal import Basics
internal import FoundationEssentials
internal import Glibc
internal import Measuring

/// Finds the interpreters of a machine and asks them who they are.
///
/// Finding reads the file system alone; only ``resolve(_:)`` runs an interpreter, once.
package struct InterpreterFinder: Sendable {
  private let environment: [String: String]

  /// Looks where an environment points; that of this process by default.
  package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
  }

  /// All candidates, those that take precedence first, no file twice.
  ///
  /// The order is: the active virtual environment, `PATH`, then pyenv's versions, newest first.
  /// pyenv's shims are scripts that take a while; in their place stand the versions they would run.
  /// An environment or a shim that leads nowhere is among them, with the reason.
  package func candidates() -> [InterpreterCandidate] {
    var found: [InterpreterCandidate] = []
    if let folder = environment["VIRTUAL_ENV"], !folder.isEmpty {
      var active = candidate("\(absolute(folder))/bin/python", .virtualEnvironment)
      if access(active.path, X_OK) != 0 { active.problem = .noEnvironment(folder: folder) }
      found.append(active)
    }
    for folder in environment.programFolders {
      if folder == "\(pyenvRoot)/shims" {
        found += pyenv.candidates(of: folder)
        continue
      }
      found += ["python3", "python"].map { candidate("\(folder)/\($0)", .path) }
      found += versioned(in: folder).map { candidate($0, .path) }
    }
    found += pyenvVersions.map { pyenv.candidate($0, .pyenv) }
    var seen: Set<String> = []
    return found.filter { candidate in
      candidate.problem != nil
        || access(candidate.path, X_OK) == 0 && seen.insert(identityKey(candidate.path)).inserted
    }
  }

  /// The interpreter to use: the one asked for, or the first candidate that works.
  ///
  /// - Parameter wanted: a path, or a version such as `3.12` or `3.12.1`; nil for the best there is.
  package func choose(_ wanted: String? = nil) throws(EngineError) -> PythonInterpreter {
    guard let wanted else { return try first(of: candidates(), asked: nil) }
    // A name without a slash never means a file of the current folder, which may be anybody's.
    if wanted.contains("/") {
      guard access(wanted, F_OK) == 0 else { throw .notFound(asked: wanted) }
      let path = absolute(wanted)
      guard path.hasPrefix("\(pyenvRoot)/shims/") else {
        return try resolve(InterpreterCandidate(path: path, source: .asked))
      }
      return try first(of: pyenv.candidates(of: "\(pyenvRoot)/shims"), asked: wanted)
    }
    if wanted.first?.isNumber == true {
      let matching = candidates().filter { candidate in
        guard let hint = candidate.versionHint else { return true }
        return matches(hint, wanted) || wanted.hasPrefix(hint)
      }
      var refusal: EngineError?
      for candidate in matching {
        do throws(EngineError) {
          let interpreter = try resolve(candidate)
          if matches(interpreter.identity.version, wanted) { return interpreter }
        } catch {
          if candidate.versionHint.map({ matches($0, wanted) }) == true { refusal = error }
        }
      }
      throw refusal ?? .notFound(asked: wanted)
    }
    for folder in environment.programFolders where access("\(folder)/\(wanted)", X_OK) == 0 {
      return try resolve(candidate("\(folder)/\(wanted)", .asked))
    }
    throw .notFound(asked: wanted)
  }

  /// The newest that works; the first of its version, where there are several.
  package func newest() throws(EngineError) -> PythonInterpreter {
    let byAge = candidates().enumerated().sorted { left, right in
      let (one, other) = (left.element.versionHint ?? "", right.element.versionHint ?? "")
      return newer(one, other) || !newer(other, one) && left.offset < right.offset
    }
    return try first(of: byAge.map(\.element), asked: nil)
  }

  /// All that work, one of each version, the oldest first.
  package func all() -> [PythonInterpreter] {
    var seen: Set<String> = []
    return survey().compactMap { try? $0.1.get() }
      .filter { seen.insert($0.identity.version).inserted }
      .sorted { newer($1.identity.version, $0.identity.version) }
  }

  /// Runs a candidate once to ask for its version, build and real path.
  package func resolve(_ candidate: InterpreterCandidate) throws(EngineError) -> PythonInterpreter {
    if let problem = candidate.problem { throw problem }
    let answer = try InterpreterQuestion(path: candidate.path).ask()
    guard answer.implementation == "cpython" else {
      throw .otherImplementation(path: candidate.path, name: answer.implementation)
    }
    guard (answer.major, answer.minor) >= (3, 9) else {
      throw .tooOld(path: candidate.path, version: answer.version)
    }
    return PythonInterpreter(
      identity: EngineIdentity(
        name: "python", version: answer.version, path: answer.executable,
        build: "CPython (\(answer.build))"),
      isFreeThreaded: answer.isFreeThreaded, isDebugBuild: answer.isDebugBuild)
  }

  /// Every candidate with what came of asking it, for `heft doctor`.
  package func survey() -> [(InterpreterCandidate, Result<PythonInterpreter, EngineError>)] {
    candidates().map { candidate in
      do throws(EngineError) {
        return (candidate, .success(try resolve(candidate)))
      } catch {
        return (candidate, .failure(error))
      }
    }
  }

  private func first(
    of candidates: [InterpreterCandidate], asked: String?
  ) throws(EngineError) -> PythonInterpreter {
    var refusals: [EngineError] = []
    for candidate in candidates {
      do throws(EngineError) {
        var found = try resolve(candidate)
        found.passedOver = refusals.filter(\.isOfBroken)
        return found
      } catch {
        refusals.append(error)
      }
    }
    // What is broken says more than what is merely too old, or leads nowhere.
    throw refusals.first(where: \.isOfBroken) ?? refusals.first ?? .notFound(asked: asked)
  }

  private func candidate(
    _ path: String, _ source: InterpreterCandidate.Source
  ) -> InterpreterCandidate {
    InterpreterCandidate(path: path, source: source, versionHint: hint(path))
  }

  /// The version in a path such as `/usr/bin/python3.11`.
  private func hint(_ path: String) -> String? {
    let name = resolved(path).split(separator: "/").last.map(String.init) ?? ""
    let digits = name.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
    return digits.contains(".") ? String(digits) : nil
  }

  private func matches(_ version: String, _ wanted: String) -> Bool {
    version == wanted || version.hasPrefix(wanted + ".")
  }

  private func versioned(in folder: String) -> [String] {
    names(in: folder).filter { name in
      name.hasPrefix("python3.") && name.dropFirst(8).allSatisfy(\.isNumber) && name.count > 8
    }.sorted { newer($0, $1) }.map { "\(folder)/\($0)" }
  }

  private var pyenv: PyenvChoice { PyenvChoice(environment: environment) }
  private var pyenvRoot: String { pyenv.root }

  private var pyenvVersions: [String] {
    names(in: "\(pyenvRoot)/versions").filter { $0.first?.isNumber == true }.sorted(by: newer)
  }

  private func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  private func newer(_ left: String, _ right: String) -> Bool {
    numbers(right).lexicographicallyPrecedes(numbers(left))
  }

  private func numbers(_ text: String) -> [Int] {
    text.split { !$0.isNumber }.compactMap { Int($0) }
  }

  /// Two paths are the same interpreter where they lead to the same file, unless one of them
  /// stands in a virtual environment: there the path decides which packages are found.
  private func identityKey(_ path: String) -> String {
    let folder = path.split(separator: "/").dropLast(2).joined(separator: "/")
    return access("/\(folder)/pyvenv.cfg", F_OK) == 0 ? path : resolved(path)
  }

  private func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }
}
