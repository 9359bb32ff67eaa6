internal import Basics
internal import FoundationEssentials
internal import Glibc

/// What is around heft and decides whether it can work: limits, folders, variables.
package enum Surroundings {
  /// What is right and wrong with them.
  package static func health() -> [HealthCheck] {
    [descriptors, temporary, cache] + variables
  }

  /// Whether files can be made in a folder, or it can be made; else why not, without trying.
  package static func whyNotWritable(_ folder: String) -> String? {
    var path = folder
    while true {
      var facts = stat()
      if stat(path, &facts) == 0 {
        if facts.st_mode & S_IFMT != S_IFDIR {
          return path == folder ? "it is no folder" : "\(path) is no folder"
        }
        if access(path, W_OK | X_OK) == 0 { return nil }
        let words = SystemError.last.message
        return path == folder ? words : "\(path): \(words)"
      }
      guard errno == ENOENT || errno == ENOTDIR else { return SystemError.last.message }
      guard let slash = path.lastIndex(of: "/"), path.count > 1 else {
        return "there is no such place"
      }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
  }

  private static var descriptors: HealthCheck {
    let allowed = OpenFiles.allowed
    if allowed < OpenFiles.least {
      return HealthCheck(
        id: "descriptors", status: .broken,
        message:
          "Only \(allowed) files may be open at once, and a worker needs \(OpenFiles.least).",
        hint: "Allow more: `ulimit -n 1024`.")
    }
    guard allowed < 512 else {
      return HealthCheck(
        id: "descriptors", status: .works, message: "\(allowed.grouped) files may be open at once.")
    }
    return HealthCheck(
      id: "descriptors", status: .limited,
      message: "Only \(allowed) files may be open at once, by the code that is measured too.",
      hint: "Allow more: `ulimit -n 1024`.")
  }

  private static var temporary: HealthCheck {
    let parents = ScratchFolder.parents
    let reasons = parents.map { (folder: $0, reason: existing($0)) }
    guard let usable = reasons.first(where: { $0.reason == nil }) else {
      return HealthCheck(
        id: "temporary", status: .broken,
        message: "What code writes has no place: \(parents.listed) cannot be written.",
        hint: "Set TMPDIR to a folder of yours.")
    }
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    if !named.isEmpty, usable.folder != named {
      let reason =
        named.hasPrefix("/") ? reasons.first?.reason ?? "" : "it depends on where one stands"
      return HealthCheck(
        id: "temporary", status: .limited,
        message: "TMPDIR names \(named), which cannot be used (\(reason)): \(usable.folder) is.",
        hint: "Set TMPDIR to a folder of yours, or unset it.")
    }
    return HealthCheck(
      id: "temporary", status: .works, message: "What code writes goes below \(usable.folder).")
  }

  private static func existing(_ folder: String) -> String? {
    access(folder, F_OK) == 0 ? whyNotWritable(folder) : SystemError.last.message
  }

  private static var cache: HealthCheck {
    guard let folder = SwiftCache().folder else {
      return HealthCheck(
        id: "cache", status: .limited,
        message: "There is no folder to keep compiled Swift in: it is compiled each time.",
        hint: "Set HEFT_CACHE to one.")
    }
    guard let reason = whyNotWritable(folder) else {
      return HealthCheck(
        id: "cache", status: .works, message: "Compiled Swift is kept in \(folder).")
    }
    return HealthCheck(
      id: "cache", status: .limited,
      message: "\(folder) cannot be written (\(reason)): Swift is compiled each time.",
      hint: "Set HEFT_CACHE to another folder.")
  }

  /// Those that lead Python elsewhere, where they are set.
  private static var variables: [HealthCheck] {
    let environment = ProcessInfo.processInfo.environment
    var checks: [HealthCheck] = []
    if let home = environment["PYTHONHOME"], !home.isEmpty {
      let exists = access("\(home)/lib", F_OK) == 0
      checks.append(
        HealthCheck(
          id: "environment", status: .limited,
          message: exists
            ? "PYTHONHOME is \(home): every Python takes its library from there."
            : "PYTHONHOME is \(home), and there is no library of Python there: no Python starts.",
          hint: "Unset PYTHONHOME, unless it is meant."))
    }
    if let folder = environment["VIRTUAL_ENV"], !folder.isEmpty {
      let exists = access("\(folder)/bin/python", X_OK) == 0
      checks.append(
        HealthCheck(
          id: "environment", status: exists ? .works : .limited,
          message: exists
            ? "VIRTUAL_ENV is \(folder): its Python comes first."
            : EngineError.noEnvironment(folder: folder).description,
          hint: exists ? nil : EngineError.noEnvironment(folder: folder).hint))
    }
    let moving = environment.pythonPath.moving
    if !moving.isEmpty {
      checks.append(
        HealthCheck(
          id: "environment", status: .limited,
          message:
            "PYTHONPATH has an entry that means the current folder, or one below: every Python that is started takes modules from there.",
          hint: "Write absolute paths, and no empty entry: a colon at either end makes one."))
    }
    return checks
  }
}
