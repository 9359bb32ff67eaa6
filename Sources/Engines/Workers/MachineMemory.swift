package import Basics

/// How much memory there is to share: the machine's, or less where a control group says so.
///
/// In a container the machine's memory is not the limit; version 2 control groups say theirs in
/// `memory.max`, and every group above sets one too.
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

  private var groups: [Int] {
    guard let text = TextFile.read("\(root)/proc/self/cgroup"),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("0::") })
    else { return [] }
    var path = line.dropFirst(3).split(separator: "/").map(String.init)
    var found: [Int] = []
    while true {
      let folder = (["\(root)/sys/fs/cgroup"] + path).joined(separator: "/")
      if let text = TextFile.read("\(folder)/memory.max"),
        let value = Int(text.prefix { $0.isNumber })
      {
        found.append(value)
      }
      if path.isEmpty { return found }
      path.removeLast()
    }
  }
}
