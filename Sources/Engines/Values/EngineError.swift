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
  /// pyenv's shim leads to no interpreter: no version is chosen here.
  case noVersion(shim: String)
  /// pyenv's shim leads to no interpreter: the version that is chosen is not installed.
  case versionMissing(shim: String, version: String)
  /// The environment that `VIRTUAL_ENV` names has no interpreter.
  case noEnvironment(folder: String)
  /// A limit that was set from outside keeps it from starting.
  case limited(path: String, reason: String, hint: String)
  /// The worker could not be started.
  case cannotStart(path: String, reason: String)
}

extension EngineError {
  /// Whether an interpreter that was meant is there and does not work, or should be there and is not.
  var isOfBroken: Bool {
    switch self {
    case .unusable, .versionMissing, .noEnvironment: true
    default: false
    }
  }
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
    case .noVersion(let shim):
      "\(shim) leads to no Python: pyenv has no version chosen here."
    case .versionMissing(let shim, let version):
      "\(shim) leads to no Python: pyenv's choice here, \(version), is not installed."
    case .noEnvironment(let folder):
      "VIRTUAL_ENV names \(folder), and there is no Python in it."
    case .limited(let path, let reason, _): "\(path) cannot be started: \(reason)."
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
    case .noVersion, .versionMissing:
      "`pyenv versions` lists what is installed; `pyenv local VERSION` chooses one here."
    case .noEnvironment: "Activate another environment, or `unset VIRTUAL_ENV`."
    case .limited(_, _, let hint): hint
    case .cannotStart: "Check that the file can be executed and that processes can be started."
    }
  }
}
