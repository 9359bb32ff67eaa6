internal import Basics

/// Why a lesson's packages are not there, or cannot be installed: each has one sentence and a hint.
package enum PackageError: Error, Hashable, Sendable {
  /// It is not written as a requirement may be, so that pip is not called; why, and how it is written.
  case notAllowed(String, reason: String, hint: String)
  /// They are not installed for this interpreter.
  case absent([String], engine: String)
  /// There is no Java that is new enough; what was found instead, where something was.
  case noJava(found: String?)
  /// There is no folder to install into.
  case noFolder
  /// The interpreter cannot make virtual environments.
  case noVenv(engine: String, key: String)
  /// PyPI, or what stands in for it, does not answer.
  case unreachable
  /// There is no ready-built package for this interpreter.
  case noWheel(String, engine: String)
  /// Of several packages some were installed and some were not; the reason is a sentence on one of these.
  case partly(installed: [String], failed: [String], engine: String, reason: String)
  /// The disk is full.
  case full(folder: String)
  /// The folder is not to be written.
  case notWritable(folder: String, reason: String)
  /// Another heft installs into the same environment.
  case busy(folder: String)
  /// The person stopped it.
  case interrupted
  /// Anything else, with the last word of the program that failed.
  case failed(String, reason: String)
}

extension PackageError: CustomStringConvertible {
  /// One sentence.
  package var description: String {
    switch self {
    case .notAllowed(let text, let reason, _): "`\(text)` \(reason), so nothing was installed."
    case .absent(let names, let engine):
      "\(names.listed) \(names.count == 1 ? "is" : "are") not installed for \(engine)."
    case .noJava(nil): "Java \(JavaQuestion.oldest) or later is needed, and there is none here."
    case .noJava(let found?):
      "Java \(JavaQuestion.oldest) or later is needed, and what is here is \(found)."
    case .noFolder: "There is no folder to install packages into."
    case .noVenv(let engine, _): "\(engine) cannot make a virtual environment."
    case .unreachable: "PyPI could not be reached, so nothing was installed."
    case .noWheel(let name, let engine): "PyPI has no ready-built \(name) for \(engine)."
    case .partly(let installed, let failed, let engine, let reason):
      "\(failed.listed) could not be installed for \(engine), though \(installed.listed) could: \(reason)"
    case .full(let folder): "The disk of \(folder) is full, so the packages were not installed."
    case .notWritable(let folder, let reason): "\(folder) cannot be written: \(reason)."
    case .busy(let folder): "Another heft is installing packages into \(folder)."
    case .interrupted: "Stopped; what was installed so far stays."
    case .failed(let what, let reason): "\(what) failed: \(reason)"
    }
  }

  /// What to do about it, one sentence; nil where there is nothing to say.
  package var hint: String? {
    switch self {
    case .notAllowed(_, _, let hint): hint.first.map { $0.uppercased() + hint.dropFirst() + "." }
    case .noJava:
      "Debian and Ubuntu: `apt install openjdk-\(JavaQuestion.oldest)-jre-headless`."
    case .noFolder: "Set HEFT_DATA to one."
    case .noVenv(_, let key): "Debian and Ubuntu: `apt install python\(key)-venv`."
    case .unreachable:
      "Try again with a network; pip's own settings hold too, such as PIP_INDEX_URL, PIP_FIND_LINKS."
    case .noWheel, .partly: "Choose another interpreter with --python; `heft doctor` lists them."
    case .full: "Make room there, or set HEFT_DATA to a folder on another disk."
    case .notWritable: "Set HEFT_DATA to a folder of yours."
    case .busy: "Wait for it, then try again."
    case .absent, .interrupted, .failed: nil
    }
  }

  /// Whether it is about the packages that were asked for, so that others might still be installed.
  var isOfPackages: Bool {
    switch self {
    case .noWheel, .failed: true
    default: false
    }
  }
}
