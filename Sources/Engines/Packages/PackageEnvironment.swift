internal import Glibc

/// A virtual environment whose packages lessons use, whoever made it.
///
/// Workers run under the interpreter that was chosen and are only pointed at the environment's
/// packages, so that a figure is always that interpreter's, whichever one made the environment.
package struct PackageEnvironment: Hashable, Sendable {
  package let folder: String
  /// The name of the folder below `lib`, such as `python3.13`.
  private let library: String

  /// An environment at a folder, made for a Python or to be made for it.
  init(folder: String, for interpreter: PythonInterpreter) {
    self.folder = folder
    library = "python\(interpreter.packageKey)"
  }

  /// The interpreter within.
  var python: String { "\(folder)/bin/python" }

  /// The folder of its packages.
  var site: String { "\(folder)/lib/\(library)/site-packages" }

  /// Whether it was made for this minor version: compiled packages fit no other.
  var exists: Bool { access(site, R_OK | X_OK) == 0 }

  /// Whether packages can be installed into it as it stands; not where making it was cut off, nor
  /// where the interpreter that made it is gone.
  var isWhole: Bool { access("\(site)/pip", R_OK) == 0 && access(python, X_OK) == 0 }
}

extension PythonInterpreter {
  /// What compiled packages are made for: `3.13`, or `3.13t` without the global lock.
  package var packageKey: String { "3.\(minor)\(isFreeThreaded ? "t" : "")" }
}
