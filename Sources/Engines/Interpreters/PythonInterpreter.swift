package import Measuring

/// An interpreter that ran and said who it is.
package struct PythonInterpreter: Hashable, Sendable {
  package var identity: EngineIdentity
  /// Whether it runs without the global lock.
  package var isFreeThreaded: Bool
  /// Whether it is a debug build, whose objects are larger.
  package var isDebugBuild: Bool
  /// Those that come before it and do not work.
  var passedOver: [EngineError] = []

  /// Makes an interpreter.
  package init(identity: EngineIdentity, isFreeThreaded: Bool, isDebugBuild: Bool) {
    self.identity = identity
    self.isFreeThreaded = isFreeThreaded
    self.isDebugBuild = isDebugBuild
  }

  /// The minor version: 12 of 3.12.1.
  package var minor: Int {
    let parts = identity.version.split(separator: ".")
    return parts.count > 1 ? Int(parts[1].prefix { $0.isNumber }) ?? 0 : 0
  }

  /// What makes its figures weak.
  package var warnings: [Warning] {
    var found: [Warning] = []
    if minor >= 16 {
      found.append(
        Warning(
          id: "engine.unverified",
          message:
            "\(identity.title) is newer than what heft was tested with; figures are unverified."
        ))
    }
    for error in passedOver {
      found.append(
        Warning(
          id: "engine.passed-over",
          message: "\(error.description) \(identity.title) was taken instead."))
    }
    if isDebugBuild {
      found.append(
        Warning(
          id: "engine.debug",
          message: "This is a debug build: its objects are larger and it is slower."))
    }
    return found
  }
}
