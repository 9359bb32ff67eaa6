internal import Glibc

/// The processes of the machine, as `/proc` lists them now.
///
/// A worker's processes are those that descend from its warden: code can leave the worker's group with
/// `setsid` and its line of descent by dying early, but orphans fall to the warden.
struct ProcessTable {
  /// One process.
  struct Entry {
    var id: pid_t
    var parent: pid_t
    var group: pid_t
    var isZombie: Bool
  }

  var entries: [Entry]

  /// Reads the table.
  init() {
    entries = Self.numbers(in: "/proc").compactMap(Self.entry)
  }

  /// Processes that descend from another, children first and then theirs.
  func descendants(of ancestor: pid_t) -> [Entry] {
    var found: [Entry] = []
    var parents: Set<pid_t> = [ancestor]
    while !parents.isEmpty {
      let children = entries.filter { parents.contains($0.parent) }
      found += children
      parents = Set(children.map(\.id))
    }
    return found
  }

  /// The parent of a process; nil where there is no such process.
  static func parent(of id: pid_t) -> pid_t? { entry(id)?.parent }

  /// Whether a process has children now; cheap, but blind to those that its other threads started.
  static func hasChildren(_ id: pid_t) -> Bool {
    TextFile.bytes("/proc/\(id)/task/\(id)/children")?.isEmpty == false
  }

  /// Bytes of resident memory of one process, pages shared with others divided among them.
  static func proportionalMemory(of id: pid_t) -> Int? {
    kilobytes("Pss:", in: "/proc/\(id)/smaps_rollup").map { $0 * 1024 }
  }

  /// Bytes of resident memory that no other process shares.
  static func privateMemory(of id: pid_t) -> Int? {
    let rollup = "/proc/\(id)/smaps_rollup"
    guard let clean = kilobytes("Private_Clean:", in: rollup),
      let dirty = kilobytes("Private_Dirty:", in: rollup)
    else { return nil }
    return (clean + dirty) * 1024
  }

  /// Bytes of resident memory that no file is behind; cheap, unlike what the kernel sums page by page.
  static func anonymousMemory(of id: pid_t) -> Int? {
    kilobytes("RssAnon:", in: "/proc/\(id)/status").map { $0 * 1024 }
  }

  /// The same, each page divided among the processes that share it.
  static func anonymousPart(of id: pid_t) -> Int? {
    kilobytes("Pss_Anon:", in: "/proc/\(id)/smaps_rollup").map { $0 * 1024 }
      ?? proportionalMemory(of: id)
  }

  /// Bytes of resident memory of one process.
  static func residentMemory(of id: pid_t) -> Int? {
    kilobytes("VmRSS:", in: "/proc/\(id)/status").map { $0 * 1024 }
  }

  /// The highest resident memory of one process so far, in bytes.
  static func highWater(of id: pid_t) -> Int? {
    kilobytes("VmHWM:", in: "/proc/\(id)/status").map { $0 * 1024 }
  }

  /// Bytes of files in memory that one process maps, each page divided among those who share it.
  static func mappedFilesInMemory(of id: pid_t) -> Int? {
    kilobytes("Pss_Shmem:", in: "/proc/\(id)/smaps_rollup").map { $0 * 1024 }
  }

  /// Bytes of files in memory, on the whole machine.
  static var sharedMemoryOfTheMachine: Int? {
    kilobytes("Shmem:", in: "/proc/meminfo").map { $0 * 1024 }
  }

  /// The numbers of the descriptors that a process has open.
  static func descriptors(of id: pid_t) -> [Int] { numbers(in: "/proc/\(id)/fd").map(Int.init) }

  /// The path that a link of `/proc` shows; nil where the file has none any more.
  static func path(behind link: String) -> String? {
    let text = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return }
        count = max(0, readlink(link, start, characters.count))
      }
    }
    let path = String(decoding: text, as: UTF8.self)
    return path.hasPrefix("/") && !path.hasSuffix(" (deleted)") ? path : nil
  }

  private static func kilobytes(_ name: String, in path: String) -> Int? {
    guard let text = TextFile.read(path),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) })
    else { return nil }
    return line.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) }
  }

  /// Whether a process has a file open that is locked through what it shares with another, or deleted.
  static func holdsLockedOrDeletedFile(_ id: pid_t) -> Bool {
    numbers(in: "/proc/\(id)/fdinfo").contains { number in
      if TextFile.read("/proc/\(id)/fdinfo/\(number)")?.contains("\nlock:") == true { return true }
      var facts = stat()
      return stat("/proc/\(id)/fd/\(number)", &facts) == 0
        && facts.st_mode & S_IFMT == S_IFREG && facts.st_nlink == 0
    }
  }

  private static func numbers(in path: String) -> [pid_t] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var ids: [pid_t] = []
    while let item = readdir(folder) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if let id = pid_t(name) { ids.append(id) }
    }
    return ids
  }

  private static func entry(_ id: pid_t) -> Entry? {
    // The command, in parentheses, may hold anything: fields are counted from its end.
    guard let text = TextFile.read("/proc/\(id)/stat"), let end = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 2, let parent = pid_t(fields[1]), let group = pid_t(fields[2])
    else { return nil }
    return Entry(id: id, parent: parent, group: group, isZombie: fields[0] == "Z")
  }
}
