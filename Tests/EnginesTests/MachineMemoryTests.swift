import Basics
import Engines
import TestSupport
import Testing

/// How much memory there is, as the files of a made-up machine say it.
@Suite struct MachineMemoryTests {
  private let machine = TemporaryFolder()

  private func memory(groups: String, _ limits: [String: String]) throws -> MachineMemory {
    _ = try machine.file("proc/meminfo", "MemTotal:        8000000 kB\n")
    _ = try machine.file("proc/self/cgroup", groups)
    for (name, limit) in limits { _ = try machine.file("sys/fs/cgroup/\(name)", "\(limit)\n") }
    return MachineMemory(root: String(machine.path.dropLast(machine.path.hasSuffix("/") ? 1 : 0)))
  }

  @Test("H15 A group of version 2 may hold what the least of all above it may")
  func versionTwo() throws {
    let memory = try memory(
      groups: "0::/outer/inner\n",
      ["memory.max": "max", "outer/memory.max": "150000000", "outer/inner/memory.max": "max"])
    #expect(memory.limit == ByteCount(150_000_000))
    #expect(memory.groupLimit == ByteCount(150_000_000))
  }

  @Test("H15 A group of version 1 has its limit in another file, in a container at the root")
  func versionOne() throws {
    let groups = "5:cpu:/\n4:cpuset,memory:/docker/4242\n0::/\n"
    let container = try memory(groups: groups, ["memory/memory.limit_in_bytes": "150000000"])
    #expect(container.limit == ByteCount(150_000_000))
    let free = try memory(
      groups: groups,
      [
        "memory/memory.limit_in_bytes": "9223372036854771712",
        "memory/docker/4242/memory.limit_in_bytes": "9223372036854771712",
      ])
    #expect(free.limit == ByteCount(8_192_000_000))
    #expect(free.groupLimit == nil)
  }
}
