internal import Basics
internal import FoundationEssentials
internal import Measuring

/// Asks an interpreter which versions of some packages it would import.
struct PackageQuestion {
  let interpreter: PythonInterpreter
  /// A folder of packages that is put before its own.
  let site: String?

  /// What every question begins with: where packages are, and how one is looked up.
  private static let beginning = """
    import sys
    sys.path[:] = [each for each in sys.path if each]
    import json, re
    from importlib import metadata

    folders = json.loads(sys.argv[1]) + sys.path

    def package(name):
        return next(iter(metadata.Distribution.discover(name=name, path=folders)), None)

    def version(name):
        found = package(name)
        return found and found.version


    """

  /// Reads what pip wrote down and imports none of the packages, nor anything else from their folders:
  /// those stand in no path of modules. What an extra brings counts as missing where it is; lines whose
  /// marker says more than the extra's name are left to pip.
  private static let program = """
    def brought_by(name, extra):
        for line in package(name).requires or []:
            wanted, _, marker = line.partition(";")
            if re.fullmatch(r"\\s*extra\\s*==\\s*['\\"]%s['\\"]\\s*" % re.escape(extra), marker):
                yield re.match(r"[\\w.-]+", wanted.strip()).group()

    found = {}
    for text in sys.argv[2:]:
        name, _, extras = text.rstrip("]").partition("[")
        found[text] = version(name)
        for extra in filter(None, extras.split(",")):
            if found[text] and not all(map(version, brought_by(name, extra.strip()))):
                found[text] = None
    print(json.dumps(found))
    """

  /// A module belongs to the package of its name, else to one that says it brings it.
  private static let moduleProgram = """
    def modules_of(found):
        said = (found.read_text("top_level.txt") or "").split()
        return set(said) or {each.parts[0].partition(".")[0] for each in found.files or []}

    found, owners = {}, None
    for name in sys.argv[2:]:
        if name in getattr(sys, "stdlib_module_names", ()):
            continue
        found[name] = version(name)
        if not found[name]:
            if owners is None:
                every = list(metadata.Distribution.discover(path=folders))
                owners = {each: one.version for one in reversed(every) for each in modules_of(one)}
            found[name] = owners.get(name)
    print(json.dumps(found))
    """

  /// The versions of the packages that some modules belong to, by the modules' names.
  func versions(ofModules names: [String]) throws(PackageError) -> [String: String] {
    try answer(to: Self.moduleProgram, about: names)
  }

  /// The versions of those that are there and will do, by their titles.
  func versions(of requirements: [Requirement]) throws(PackageError) -> [String: String] {
    let versions = try answer(to: Self.program, about: requirements.map(\.title))
    let unfit = requirements.filter { one in versions[one.title].map(one.isMet) == false }
    return versions.filter { name, _ in !unfit.contains { $0.title == name } }
  }

  private func answer(
    to program: String, about names: [String]
  ) throws(PackageError) -> [String: String] {
    let environment = ProcessInfo.processInfo.environment
    let (fixed, moving) = environment.pythonPath
    let here = FileManager.default.currentDirectoryPath
    let folders =
      [site].compactMap { $0 } + fixed + moving.filter { !$0.isEmpty }.map { "\(here)/\($0)" }
    let outcome: ToolProcess.Outcome
    do {
      outcome = try ToolProcess(
        path: interpreter.identity.path,
        arguments: [
          "-c", Self.beginning + program, JSONValue.array(folders.map(JSONValue.string)).line(),
        ] + names, environment: environment.forQuestions
      ).run()
    } catch {
      throw .failed("asking \(interpreter.identity.title) for its packages", reason: error.message)
    }
    guard let json = try? JSONValue(parsing: Array(outcome.output.utf8)), let found = json.object
    else {
      throw .failed(
        "asking \(interpreter.identity.title) for its packages",
        reason: outcome.errors.split(separator: "\n").last.map(String.init) ?? "it said nothing")
    }
    return found.compactMapValues(\.string)
  }
}

extension [String: String] {
  /// Puts a folder before those of a search path.
  mutating func putFirst(on name: String, _ folder: String) {
    self[name] = [folder, self[name]].compactMap { $0 }.filter { !$0.isEmpty }
      .joined(separator: ":")
  }
}
