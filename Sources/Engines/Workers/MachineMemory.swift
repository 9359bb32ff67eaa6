package import Basics

/// How much memory there is to share: the machine's, or less where a control group says so.
///
/// In a container the machine's memory is not the limit; control groups say theirs in `memory.max`, or
/// in `memory.limit_in_bytes` where they are of version 1, and every group above sets one too.
package struct MachineMemory {
  private let root: String

  /// Reads from a root other than `/`, for tests.
  package init(root: String = "") {
    self.root = root
  }

  /// The smallest of the limits; nil where none can be read.
  package var limit: ByteCount? {
    let limits = [machine].compactMap { $0 } + groups
    return limits.min().map(ByteCount.init)
  }

  private var machine: Int? {
    guard let text = TextFile.read("\(root)/proc/meminfo") else { return nil }
    for line in text.split(separator: "\n") where line.hasPrefix("MemTotal:") {
      return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
    }
    return nil
  }

  /// The smallest limit of the control groups that this process is in; nil where they set none below what
  /// the machine has.
  package var groupLimit: ByteCount? {
    guard let least = groups.min(), least < machine ?? Int.max else { return nil }
    return ByteCount(least)
  }

  /// The limits of the group and of all above it, of either version. In a container the path may be the
  /// host's, while the group's own files are at the root of what is mounted: so every step up is tried.
  private var groups: [Int] {
    guard let text = TextFile.read("\(root)/proc/self/cgroup") else { return [] }
    return text.split(separator: "\n").flatMap { line -> [Int] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [] }
      if parts[0] == "0", parts[1].isEmpty {
        return ["", "/unified"].flatMap {
          limits(below: "\(root)/sys/fs/cgroup\($0)", parts[2], file: "memory.max")
        }
      }
      guard parts[1].split(separator: ",").contains("memory") else { return [] }
      return limits(
        below: "\(root)/sys/fs/cgroup/memory", parts[2], file: "memory.limit_in_bytes")
    }
  }

  private func limits(below mount: String, _ path: Substring, file: String) -> [Int] {
    var path = path.split(separator: "/").map(String.init)
    var found: [Int] = []
    while true {
      let folder = ([mount] + path).joined(separator: "/")
      if let text = TextFile.read("\(folder)/\(file)"),
        let value = Int(text.prefix { $0.isNumber })
      {
        found.append(value)
      }
      if path.isEmpty { return found }
      path.removeLast()
    }
  }
}
