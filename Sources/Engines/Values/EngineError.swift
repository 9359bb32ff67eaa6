/// Why an engine cannot be used: each has one sentence and a hint.
package enum EngineError: Error, Hashable, Sendable {
  /// No interpreter was found; the word is what was asked for, where something was.
  case notFound(asked: String?)
  /// The interpreter is older than heft can work with.
  case tooOld(path: String, version: String)
  /// It is a Python, but not CPython.
  case otherImplementation(path: String, name: String)
  /// The file is there but does not work as an interpreter.
  case unusable(path: String, reason: String)
  /// No Swift compiler was found; the word is what was asked for, where something was.
  case noCompiler(asked: String?)
  /// The compiler is there but heft cannot work with it.
  case compilerUnusable(path: String, reason: String)
  /// The worker could not be started.
  case cannotStart(path: String, reason: String)
}

extension EngineError: CustomStringConvertible {
  /// One sentence.
  package var description: String {
    switch self {
    case .notFound(nil): "No Python interpreter was found."
    case .notFound(let asked?): "There is no Python interpreter \(asked)."
    case .tooOld(let path, let version):
      "\(path) is Python \(version); heft needs CPython 3.9 or newer."
    case .otherImplementation(let path, let name): "\(path) is \(name); heft weighs CPython only."
    case .unusable(let path, let reason):
      "\(path) does not work as a Python interpreter: \(reason)."
    case .noCompiler(nil): "No Swift compiler was found."
    case .noCompiler(let asked?): "There is no Swift compiler at \(asked)."
    case .compilerUnusable(let path, let reason):
      "\(path) does not work as a Swift compiler: \(reason)."
    case .cannotStart(let path, let reason): "\(path) could not be started: \(reason)."
    }
  }

  /// What to do about it, one sentence.
  package var hint: String {
    switch self {
    case .notFound(nil):
      "Install python3, or name an interpreter with --python PATH."
    case .notFound:
      "Give a path or a version such as 3.12; `heft doctor` lists what was found."
    case .tooOld, .otherImplementation:
      "Choose another one with --python; `heft doctor` lists what was found."
    case .unusable: "Try it by hand: run it with -c 'print(1)'."
    case .noCompiler(nil):
      "Install a Swift toolchain (swift.org/install), so that swiftc is on PATH, or name one in HEFT_SWIFT."
    case .noCompiler: "HEFT_SWIFT names a swiftc or the folder of a toolchain."
    case .compilerUnusable: "Try it by hand: run it with --version."
    case .cannotStart: "Check that the file can be executed and that processes can be started."
    }
  }
}
