internal import Basics
internal import FoundationEssentials
internal import Glibc
internal import Measuring

/// Finds the compiler that a user means: `HEFT_SWIFT`, else the `swiftc` on `PATH`.
package struct SwiftToolchainFinder {
  private let environment: [String: String]
  private let cache: SwiftCache

  /// Looks in an environment; in this process's by default.
  package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
    cache = SwiftCache(environment: environment)
  }

  /// The toolchain.
  package func choose() throws(EngineError) -> SwiftToolchain {
    guard let path = compiler else {
      let asked = environment["HEFT_SWIFT"] ?? ""
      throw .noCompiler(asked: asked.isEmpty ? nil : asked)
    }
    return try ask(path)
  }

  /// The path of `swiftc`; nil where there is none. `HEFT_SWIFT` names it, or a folder that holds it.
  private var compiler: String? {
    if let named = environment["HEFT_SWIFT"], !named.isEmpty {
      return ["\(named)/usr/bin/swiftc", "\(named)/bin/swiftc", "\(named)/swiftc", named]
        .first(where: isProgram)
    }
    return environment.programFolders.map { "\($0)/swiftc" }.first(where: isProgram)
  }

  private func isProgram(_ path: String) -> Bool {
    var facts = stat()
    return access(path, X_OK) == 0 && stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
  }

  /// Asks it, or looks up what it said before: starting it takes longer than running a program.
  private func ask(_ path: String) throws(EngineError) -> SwiftToolchain {
    var facts = stat()
    stat(path, &facts)
    let key = ContentKey()
      .adding("\(path) \(facts.st_size) \(facts.st_mtim.tv_sec) \(facts.st_ino)").text
    if let known = cache.text("toolchain-\(key)"), let toolchain = toolchain(path, known) {
      return toolchain
    }
    let answer: String
    do {
      let run = ToolRun(path: path, arguments: ["-print-target-info"], time: .seconds(60))
      let ended = try run.run(monitor: SilentMonitor())
      guard case .exit(0) = ended.ending else {
        let words = ended.errors.split(separator: "\n").first ?? "it ended without a word"
        throw EngineError.compilerUnusable(path: path, reason: String(words))
      }
      answer = ended.output
    } catch let error as EngineError {
      throw error
    } catch {
      throw .compilerUnusable(path: path, reason: (error as? SystemError)?.message ?? "\(error)")
    }
    guard let toolchain = toolchain(path, answer) else {
      throw .compilerUnusable(path: path, reason: "it does not say where its libraries are")
    }
    let version = toolchain.identity.version.split(separator: ".").compactMap { Int($0) }
    guard version.count > 1,
      (version[0], version[1]) >= (SwiftToolchain.oldest.major, SwiftToolchain.oldest.minor)
    else {
      throw .compilerUnusable(
        path: path, reason: "it is Swift \(toolchain.identity.version), and heft needs 6.1 or newer"
      )
    }
    for program in ["swift-frontend", "clang"]
    where !isProgram("\(toolchain.programs)/\(program)") {
      throw .compilerUnusable(
        path: path, reason: "there is no \(program) in \(toolchain.programs)")
    }
    cache.store(answer, as: "toolchain-\(key)")
    return toolchain
  }

  private func toolchain(_ path: String, _ answer: String) -> SwiftToolchain? {
    guard let json = try? JSONValue(parsing: Array(answer.utf8)),
      let words = json["compilerVersion"]?.string, let triple = json["target"]?["triple"]?.string,
      let resources = json["paths"]?["runtimeResourcePath"]?.string,
      let start = words.firstRange(of: "version ")?.upperBound
    else { return nil }
    let version = String(words[start...].prefix { !$0.isWhitespace })
    let root = resources.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    return SwiftToolchain(
      identity: EngineIdentity(name: "swift", version: version, path: path, build: words),
      programs: root.joined(separator: "/") + "/bin", resources: resources, triple: triple)
  }
}
