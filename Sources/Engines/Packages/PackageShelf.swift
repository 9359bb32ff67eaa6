internal import FoundationEssentials
internal import Measuring

/// Where the packages of lessons are looked for, and where heft installs them.
package struct PackageShelf: Sendable {
  /// The folder with an environment for each minor version; nil where heft has no folder of its own.
  private let own: String?
  /// The folder's part for a lesson that is not the course's; nil for the course.
  private let foreign: String?
  /// Folders of the same kind, or single environments, that were made by somebody else.
  private let given: [String]

  /// Looks in a folder of heft's own, after those that `HEFT_PACKAGES` names.
  ///
  /// - Parameter foreign: names a lesson that is not the course's. What it needs is installed into an
  ///   environment that no other lesson uses; what the course has is used where that will do.
  package init(
    folder: String?, foreign: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    own = folder
    self.foreign = foreign
    given = (environment["HEFT_PACKAGES"] ?? "").split(separator: ":").map(String.init)
  }

  /// The packages that an interpreter has to be given so that it has all that is required.
  ///
  /// Its own will do where it has them all: a person's active environment is used as it is. Packages
  /// are never mixed from two environments, since versions that were not installed together may not
  /// work together.
  package func packages(
    for requirements: [Requirement], of interpreter: PythonInterpreter
  ) throws(PackageError) -> PackageSet {
    if requirements.contains(where: \.isProgram) { try JavaQuestion().ask() }
    let wanted = requirements.filter {
      !$0.isProgram && $0.isNeeded(byPython: interpreter.identity.version)
    }
    guard !wanted.isEmpty else { return PackageSet() }
    var missing: [Requirement] = wanted
    for site in [nil] + environments(for: interpreter).map({ Optional($0.site) }) {
      let found = try PackageQuestion(interpreter: interpreter, site: site).versions(of: wanted)
      let absent = wanted.filter { found[$0.title] == nil }
      if absent.isEmpty { return PackageSet(site: site, versions: found) }
      if absent.count < missing.count { missing = absent }
    }
    throw .absent(missing.map(\.wanted), engine: interpreter.identity.title)
  }

  /// What of some packages an interpreter has by itself, and then what each environment has that could be
  /// used with it instead.
  package func holdings(
    of requirements: [Requirement], for interpreter: PythonInterpreter
  ) throws(PackageError) -> [PackageSet] {
    let wanted = requirements.filter { !$0.isProgram }
    var found: [PackageSet] = []
    for site in [nil] + environments(for: interpreter).map({ Optional($0.site) }) {
      let question = PackageQuestion(interpreter: interpreter, site: site)
      found.append(PackageSet(site: site, versions: try question.versions(of: wanted)))
    }
    return found
  }

  /// Whether what is published as source alone may be built, which runs its code: for the course only.
  var takesSource: Bool { foreign == nil }

  /// Heft's own environment for an interpreter, whether it has been made or not.
  package func ownEnvironment(
    for interpreter: PythonInterpreter
  ) throws(PackageError) -> PackageEnvironment {
    guard let own else { throw .noFolder }
    let folder = foreign.map { "\(own)/foreign/\($0)" } ?? own
    return PackageEnvironment(folder: "\(folder)/\(interpreter.packageKey)", for: interpreter)
  }

  private func environments(for interpreter: PythonInterpreter) -> [PackageEnvironment] {
    let folders =
      given.flatMap { ["\($0)/\(interpreter.packageKey)", $0] }
      + [own.map { "\($0)/\(interpreter.packageKey)" }].compactMap { $0 }
    var all = folders.map { PackageEnvironment(folder: $0, for: interpreter) }
    if foreign != nil, let one = try? ownEnvironment(for: interpreter) { all.append(one) }
    return all.filter(\.exists)
  }
}
