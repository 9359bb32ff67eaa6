/// A file that looks like an interpreter, found without running it.
package struct InterpreterCandidate: Hashable, Sendable {
  /// Where it was found.
  package enum Source: String, Hashable, Sendable {
    case asked, virtualEnvironment, path, pyenv
  }

  /// The path as found: links are kept, since an environment is found through them.
  package var path: String
  package var source: Source
  /// The version its path names, such as `3.12` or `3.12.1`; nil where the path says nothing.
  package var versionHint: String?
  /// Why it leads to no interpreter, where that is known without running it.
  var problem: EngineError?

  /// Makes a candidate.
  package init(
    path: String, source: Source, versionHint: String? = nil, problem: EngineError? = nil
  ) {
    self.problem = problem
    self.path = path
    self.source = source
    self.versionHint = versionHint
  }
}
