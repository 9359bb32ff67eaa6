import Basics
import Engines
import Lessons
import Measuring

extension Workspace {
  /// The versions of the packages that code imports; nil where it imports none that has one.
  ///
  /// Each name is looked up once for each interpreter and what it was given, in a process of its own, so that code without imports
  /// costs nothing.
  ///
  /// - Parameter language: what the code is written in, the session's by default; only Python has packages.
  func packages(of code: [Snippet], in language: CodeLanguage? = nil) -> [String: String]? {
    guard (language ?? self.language) == .python, let engine = try? engine(.python) else {
      return nil
    }
    let names = ImportedNames(in: code.map(\.code)).names
    guard !names.isEmpty else { return nil }
    let identity = engine.identity
    let unknown = names.filter { packageVersions[identity]?[$0] == nil }
    if !unknown.isEmpty {
      let found = versions(of: unknown.sorted())
      for name in unknown { packageVersions[identity, default: [:]][name] = found[name] ?? "" }
    }
    let known =
      packageVersions[identity]?.filter { names.contains($0.key) && !$0.value.isEmpty } ?? [:]
    return known.isEmpty ? nil : known
  }

  private func versions(of names: [String]) -> [String: String] {
    guard let session = try? startSession(in: .python) else { return [:] }
    defer { session.close() }
    let list = JSONValue.array(names.map(JSONValue.string)).line()
    let question = """
      def _versions(names):
          import importlib.metadata, json, sys
          found, owners = {}, None
          for name in names:
              if name in getattr(sys, "stdlib_module_names", ()):
                  continue
              try:
                  found[name] = importlib.metadata.version(name)
                  continue
              except Exception:
                  pass
              try:
                  if owners is None:
                      owners = importlib.metadata.packages_distributions()
                  found[name] = importlib.metadata.version(owners[name][0])
              except Exception:
                  pass
          return json.dumps(found)
      print(_versions(\(list)))
      """
    let outcome = session.execute(
      Snippet(question, origin: SourceLocation(file: "packages", line: 1)),
      monitor: SilentMonitor())
    guard case .value(let execution) = outcome,
      let json = try? JSONValue(parsing: execution.output.standardOutput.utf8)
    else { return [:] }
    return json.object?.compactMapValues(\.string) ?? [:]
  }
}
