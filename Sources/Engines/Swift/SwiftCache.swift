internal import FoundationEssentials
internal import Glibc
private import System

/// What was compiled before: a folder of files named after their contents' sources.
///
/// `swift` below `HEFT_CACHE`, else `heft/swift` below `XDG_CACHE_HOME` or `~/.cache`. Files are
/// written under another name and renamed, so that two shells at once never see half of one; what was
/// used longest ago goes first where all take too much room. A folder that somebody else owns or may
/// write to is not used, and a program whose bytes are not those that were kept is made again.
package struct SwiftCache: Sendable {
  /// Bytes that all files together may take.
  package static let limit = 256_000_000

  /// The folder; nil where there is no place for one.
  package let folder: String?

  /// The cache of a user with that environment.
  ///
  /// A relative `XDG_CACHE_HOME` counts as unset, as the XDG base directory specification demands.
  package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    if let own = environment["HEFT_CACHE"], !own.isEmpty {
      folder = "\(own)/swift"
    } else if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
      folder = "\(base)/heft/swift"
    } else {
      folder = environment["HOME"].map { "\($0)/.cache/heft/swift" }
    }
  }

  /// The path of a file that is there, which counts as used now; nil where it is not.
  package func path(_ name: String) -> String? {
    guard let folder, ProgramFolder.isSafe(folder) else { return nil }
    let path = "\(folder)/\(name)"
    return utimensat(AT_FDCWD, path, nil, 0) == 0 ? path : nil
  }

  /// The text of a file; nil where it is not there.
  package func text(_ name: String) -> String? { path(name).flatMap(TextFile.read) }

  /// Keeps a text.
  package func store(_ text: String, as name: String) {
    guard let folder, makeFolder() else { return }
    let temporary = "\(folder)/\(name).\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    guard
      let file = try? Descriptor(open: temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    else { return }
    guard (try? file.write(all: Array(text.utf8))) != nil,
      rename(temporary, "\(folder)/\(name)") == 0
    else {
      unlink(temporary)
      return
    }
  }

  /// Moves a program into the cache with the digest of its bytes, and returns its path there; nil where
  /// that cannot be.
  package func keep(program file: String, as name: String) -> String? {
    guard let digest = Self.digest(of: [file]) else { return nil }
    store(digest, as: "\(name).digest")
    return take(file, as: name)
  }

  /// The path of a program that was kept, which counts as used now; nil where it is not there, or not
  /// byte for byte as it was kept: then it is removed.
  package func program(_ name: String) -> String? {
    guard let path = path(name) else { return nil }
    if let kept = text("\(name).digest"), kept == Self.digest(of: [path]) { return path }
    unlink(path)
    return nil
  }

  /// The digest of some files, one after the other; nil where one cannot be read.
  static func digest(of files: [String]) -> String? {
    var key = ContentKey()
    for file in files {
      guard let bytes = TextFile.bytes(file) else { return nil }
      key = key.adding(bytes)
    }
    return key.text
  }

  /// Moves a file into the cache and returns its path there; nil where that cannot be.
  package func take(_ file: String, as name: String) -> String? {
    guard let folder, makeFolder() else { return nil }
    let path = "\(folder)/\(name)"
    if rename(file, path) != 0 {
      // Another file system: copied beside its place first, so that it appears there whole.
      let temporary = "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
      guard (try? FileManager.default.copyItem(atPath: file, toPath: temporary)) != nil,
        rename(temporary, path) == 0
      else {
        unlink(temporary)
        return nil
      }
    }
    trim()
    return path
  }

  /// Removes what was used longest ago until the rest fits.
  package func trim(to limit: Int = SwiftCache.limit) {
    guard let folder else { return }
    let entries = Self.entries(in: folder)
    var total = entries.reduce(0) { $0 + $1.bytes }
    for entry in entries.sorted(by: { $0.used < $1.used }) where total > limit {
      try? FileManager.default.removeItem(atPath: entry.path)
      total -= entry.bytes
    }
  }

  /// A file, or a folder whose files were made together.
  private struct Entry {
    let path: String
    var bytes = 0
    /// Seconds and nanoseconds since 1970.
    var used = (0, 0)
  }

  private static func entries(in folder: String) -> [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.map { name in
      var entry = Entry(path: "\(folder)/\(name)")
      let parts = (try? FileManager.default.subpathsOfDirectory(atPath: entry.path)) ?? []
      for path in [entry.path] + parts.map({ "\(entry.path)/\($0)" }) {
        var facts = stat()
        guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { continue }
        entry.bytes += Int(facts.st_size)
        let used = (facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec)
        if entry.used < used { entry.used = used }
      }
      return entry
    }
  }

  private func makeFolder() -> Bool {
    guard let folder else { return false }
    return ProgramFolder.make(folder)
  }
}
