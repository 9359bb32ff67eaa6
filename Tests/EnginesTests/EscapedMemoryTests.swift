import Basics
import Engines
import Foundation
import Testing

/// What code holds or writes where no limit of the kernel's on a process sees it.
@Suite(.serialized) struct EscapedMemoryTests {
  private static let budget = Budget(
    memory: ByteCount(400_000_000), time: .seconds(60), scratch: ByteCount(60_000_000))

  /// Each ends by itself, so that a fault that heft does not master costs the machine nothing.
  private static let writers = [
    "a memory file":
      "file = os.memfd_create('x')\nfor _ in range(700): os.write(file, bytes(10 ** 6))",
    "a process with no environment and a session of its own": """
    import subprocess, sys
    code = "import os\\nfile = os.memfd_create('x')\\nfor _ in range(700): os.write(file, bytes(10 ** 6))\\nimport time; time.sleep(3)"
    subprocess.run([sys.executable, '-c', code], env={}, start_new_session=True)
    """,
    "a file of /dev/shm that is removed at once": """
    file = open('/dev/shm/heft-test-%d' % os.getpid(), 'wb', 0)
    os.remove(file.name)
    for _ in range(700): file.write(bytes(10 ** 6))
    """,
  ]

  @Test("X11 Memory in files that nobody maps counts", arguments: writers.keys.sorted())
  func filesInMemoryCount(_ name: String) throws {
    // Containers often have but 64 MB there.
    if name.contains("/dev/shm"), try roomInSharedMemory() < 800_000_000 {
      print("Skipped on a machine without 800 MB in /dev/shm: \(name)")
      return
    }
    let session = try session(budget: Self.budget)
    defer { session.close() }
    session.run("import os")
    let code = try #require(Self.writers[name])
    let failure = try #require(session.run(code).failure)
    #expect(failure.kind == .outOfMemory, "\(failure.sentence)")
    #expect(failure.sentence.contains("needed more than its 400 MB of memory"))
    try session.stillSizes()
  }

  /// Python's own process and 240 MB that are mapped and are in a file are less than 400 MB, but more if
  /// they counted twice.
  @Test("X11 Memory in files that are mapped counts once")
  func mappedFilesCountOnce() throws {
    let session = try session(budget: Self.budget)
    defer { session.close() }
    let code = """
      import mmap, os, time
      file = os.memfd_create('x')
      os.truncate(file, 240_000_000)
      pages = mmap.mmap(file, 240_000_000)
      pages.write(bytes(240_000_000))
      time.sleep(0.5)
      """
    #expect(session.run(code).failure == nil)
    #expect(try session.shown("len(pages)") == "240000000")
  }

  @Test(
    "X11 Many files in the scratch folder count together",
    arguments: ["files", "files in folders", "one file, grown and grown"])
  func theScratchFolderHasALimit(_ name: String) throws {
    let session = try session(budget: Self.budget)
    defer { session.close() }
    let path =
      switch name {
      case "files": "f'{scratch}/{i}'"
      case "files in folders":
        "os.makedirs(f'{scratch}/{i % 7}/{i % 3}', exist_ok=True) or f'{scratch}/{i % 7}/{i % 3}/{i}'"
      default: "f'{scratch}/same'"
      }
    let code = """
      import os, time
      for i in range(300):
          with open(\(path), 'ab') as file: file.write(bytes(10 ** 6))
          time.sleep(0.01)
      """
    let failure = try #require(session.run(code).failure)
    #expect(failure.kind == .wroteTooMuch, "\(failure.sentence)")
    #expect(
      failure.sentence
        == "The code wrote more than 60.0 MB into its scratch folder and was stopped.")
    // What was written before is no fault of the code that comes next.
    try session.stillSizes()
    #expect(session.run("open(scratch + '/more', 'wb').write(bytes(10 ** 6))").failure == nil)
  }

  @Test("H20 All scratch folders lie in one, and it goes with the last")
  func scratchFoldersLieInOne() throws {
    var folders: [String] = []
    do {
      let sessions = try (0..<3).map { _ in try session(budget: Self.budget) }
      defer { for session in sessions { session.close() } }
      for session in sessions {
        let shown = try #require(try session.shown("scratch"))
        folders.append(String(shown.dropFirst().dropLast()))
      }
      #expect(Set(folders).count == 3)
      for folder in folders {
        #expect(FileManager.default.fileExists(atPath: folder))
        let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions]
        #expect(mode as? Int == 0o700)
      }
    }
    let around = Set(folders.map { URL(filePath: $0).deletingLastPathComponent().path() })
    #expect(around.count == 1, "one name is noted for the case that heft is killed: \(around)")
    #expect(around.allSatisfy { $0.contains("/heft-") })
  }

  private func roomInSharedMemory() throws -> Int {
    let facts = try FileManager.default.attributesOfFileSystem(forPath: "/dev/shm")
    return (facts[.systemFreeSize] as? NSNumber)?.intValue ?? 0
  }
}
