package import Basics
import Engines
package import Languages
import Lessons
import Measuring

extension Workspace {
  /// The versions of the packages that code imports; nil where it imports none that has one.
  ///
  /// Each name is looked up once for each interpreter and what it was given, in a process of its own, so that code without imports
  /// costs nothing.
  ///
  /// - Parameter language: what the code is written in, the session's by default; only Python has packages.
  package func packages(of code: [Snippet], in language: CodeLanguage? = nil) -> [String: String]? {
    guard (language ?? self.language) == .python,
      let engine = try? engine(.python) as? PythonEngine
    else { return nil }
    let names = ImportedNames(in: code.map(\.code)).names
    guard !names.isEmpty else { return nil }
    let identity = engine.identity
    let unknown = names.filter { packageVersions[identity]?[$0] == nil }
    if !unknown.isEmpty {
      let found = engine.versions(ofModules: unknown.sorted())
      for name in unknown { packageVersions[identity, default: [:]][name] = found[name] ?? "" }
    }
    let known =
      packageVersions[identity]?.filter { names.contains($0.key) && !$0.value.isEmpty } ?? [:]
    return known.isEmpty ? nil : known
  }
}
