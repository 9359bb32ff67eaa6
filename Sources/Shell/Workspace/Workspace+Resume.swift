import Engines
import Instruments
import Languages
import Lessons
import Measuring

extension Workspace {
  /// Takes the engine that a session used, where it is here, or the nearest.
  ///
  /// - Returns: what is not as it was, one sentence each.
  func takeUp(_ past: EngineIdentity) -> [String] {
    switch CodeLanguage(rawValue: past.name) {
    case .python: takeUp(python: past)
    case .swift: remark(on: past, in: .swift)
    case nil: ["The session used \(past.title), which this heft does not know."]
    }
  }

  /// The recorded path decides where it still has the recorded version, else the version, since
  /// versions differ in what they give more than installations do.
  private func takeUp(python past: EngineIdentity) -> [String] {
    let here = engines[.python]?.identity
    if here?.path != past.path || here?.version != past.version {
      let finder = InterpreterFinder()
      let there = try? finder.choose(past.path)
      let interpreter =
        there?.identity.version == past.version
        ? there : (try? finder.choose(past.version)) ?? there
      if let interpreter { engines[.python] = PythonEngine(interpreter) }
    }
    return remark(on: past, in: .python) + takePackages(of: past)
  }

  private func remark(on past: EngineIdentity, in language: CodeLanguage) -> [String] {
    guard let here = try? engine(language).identity else {
      return ["The session used \(past.title), and there is no \(language.title) here."]
    }
    guard here.version != past.version else { return [] }
    return [
      "The session used \(past.title), which is not installed here; \(here.title) takes its place, and figures may differ."
    ]
  }

  /// Has Python use what the session's lessons had asked for, since its code may import that.
  private func takePackages(of past: EngineIdentity) -> [String] {
    guard let wanted = past.packages?.keys.sorted(), let engine = try? engine(.python) else {
      return []
    }
    do throws(PackageError) {
      var requirements: [Requirement] = []
      for text in wanted { requirements.append(try Requirement(text)) }
      try engine.use(requirements, from: packageShelf)
      return []
    } catch {
      return ["\(error.description) The session's code may ask for it."]
    }
  }
}
