internal import CPlatform
internal import Glibc

/// The files in memory that code made or let grow: what it writes into `/dev/shm` or another folder that is
/// memory, and memory files without a name.
///
/// No process has them among its own pages unless it maps them, so they are found through the descriptors
/// that are open when somebody looks. A file that was open between two looks only is not seen.
struct SharedFiles {
  private struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }
  private struct Seen {
    /// Nil where it has none.
    var path: String?
    /// What it took before the code came.
    var before: UInt64
    var bytes: UInt64
  }

  private let began = heft_file_clock()
  /// Memory that files took on the whole machine.
  private let start = Self.ofTheMachine
  private var seen: [Identity: Seen] = [:]

  /// What is worth looking for: pipes, sockets and the pages of counters take less.
  private static let worthALook = 1 << 20

  /// Looks at what processes have open.
  mutating func look(at processes: [pid_t]) {
    guard !seen.isEmpty || (Self.ofTheMachine ?? .max) - (start ?? 0) > Self.worthALook else {
      return
    }
    var found: [Identity: Seen] = [:]
    for process in processes { add(descriptorsOf: process, to: &found) }
    for (identity, one) in seen where found[identity] == nil {
      var file = heft_file()
      guard let path = one.path, heft_look_at_file(path, &file),
        Identity(device: file.device, inode: file.inode) == identity
      else { continue }
      found[identity] = Seen(path: path, before: one.before, bytes: file.bytes)
    }
    seen = found
  }

  private func add(descriptorsOf process: pid_t, to found: inout [Identity: Seen]) {
    for descriptor in ProcessTable.descriptors(of: process) {
      let link = "/proc/\(process)/fd/\(descriptor)"
      var file = heft_file()
      guard heft_look_at_file(link, &file), file.is_in_memory else { continue }
      let identity = Identity(device: file.device, inode: file.inode)
      guard found[identity] == nil else { continue }
      let isNew = file.born >= began
      found[identity] = Seen(
        path: ProcessTable.path(behind: link),
        before: seen[identity]?.before ?? (isNew ? 0 : file.bytes), bytes: file.bytes)
    }
  }

  /// Bytes by which they grew since the worker began.
  var bytes: Int {
    seen.values.reduce(0) { $0 + Int(clamping: $1.bytes) - Int(clamping: min($1.before, $1.bytes)) }
  }

  /// The largest one that stays when the worker goes; nil where there is none.
  var largestThatStays: (path: String, bytes: Int)? {
    seen.values.filter { $0.before == 0 && $0.path.map { $0.hasPrefix("/dev/shm/") } == true }
      .max { $0.bytes < $1.bytes }
      .map { (path: $0.path ?? "", bytes: Int(clamping: $0.bytes)) }
  }

  private static var ofTheMachine: Int? { ProcessTable.sharedMemoryOfTheMachine }
}
