import Basics
import Journaling
import Measuring

/// One thing that is not here as it was where notes were taken, and that figures may depend on.
struct EnvironmentDifference: Hashable {
  /// What kind of thing it is.
  enum Kind: String, Hashable {
    case version, build, platform, packages, machine, heft
  }

  var kind: Kind
  /// What it was; nil where it was not.
  var recorded: String?
  /// What it is; nil where it is not.
  var here: String?
}

extension EnvironmentDifference {
  /// What differs between two engines: the version, or else the build.
  static func between(_ recorded: EngineIdentity, _ here: EngineIdentity) -> [Self] {
    if recorded.version != here.version || recorded.name != here.name {
      return [Self(kind: .version, recorded: recorded.title, here: here.title)]
    }
    guard recorded.build != here.build else { return [] }
    return [Self(kind: .build, recorded: recorded.build, here: here.build)]
  }

  /// What differs between two machines.
  static func between(_ recorded: MachineDescription?, _ here: MachineDescription) -> [Self] {
    guard let recorded else { return [] }
    func difference(_ kind: Kind, _ then: String?, _ today: String?) -> Self? {
      then == today ? nil : Self(kind: kind, recorded: then, here: today)
    }
    return [
      difference(.platform, recorded.architecture, here.architecture),
      difference(.platform, recorded.system, here.system),
      difference(.platform, recorded.kernel, here.kernel),
      difference(.machine, recorded.processor, here.processor),
      difference(
        .machine, recorded.cores.map { $0.counted("core") }, here.cores.map { $0.counted("core") }),
      difference(
        .machine, recorded.memory.map { "\($0) of memory" }, here.memory.map { "\($0) of memory" }),
    ].compactMap(\.self)
  }

  /// What differs between two sets of packages; those that were not asked for are left out.
  static func between(_ recorded: [String: String], _ here: [String: String]) -> [Self] {
    recorded.sorted { $0.key < $1.key }.compactMap { name, version in
      here[name] == version
        ? nil
        : Self(
          kind: .packages, recorded: "\(name) \(version)", here: here[name].map { "\(name) \($0)" })
    }
  }
}
