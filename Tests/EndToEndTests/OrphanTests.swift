import Foundation
import TestSupport
import Testing

/// What is left of a check that is killed: nothing that it started.
@Suite(.serialized) struct OrphanTests {
  private let folder = TemporaryFolder()

  @Test(.enabled(if: !Pythons.all.isEmpty), arguments: [SIGTERM, SIGHUP, SIGKILL])
  func nothingOutlivesACheck(killedBy signal: Int32) throws {
    let heft = Process()
    heft.executableURL = HeftProcess.executable
    heft.arguments = ["check", "--quick", try lesson(), "--python", Pythons.all[0].path]
    heft.environment = ProcessInfo.processInfo.environment.merging(
      ["HEFT_DATA": folder.path, "SWIFT_BACKTRACE": "enable=no"]) { _, last in last }
    heft.standardOutput = FileHandle.nullDevice
    heft.standardError = FileHandle.nullDevice
    try heft.run()
    defer { if heft.isRunning { kill(heft.processIdentifier, SIGKILL) } }
    try wait("the code runs") { !heft.isRunning || FileManager.default.fileExists(atPath: sign) }
    try #require(heft.isRunning, "the check ended by itself")
    let text = try String(contentsOfFile: sign, encoding: .utf8)
    let words = text.split(separator: " ").map(String.init)
    let workers = words.prefix(2).compactMap { Int32($0) }
    #expect(workers.count == 2)
    let scratch = try #require(words.last)
    #expect(FileManager.default.fileExists(atPath: scratch))
    for worker in workers { #expect(isRunning(worker)) }
    kill(heft.processIdentifier, signal)
    heft.waitUntilExit()
    try wait("they have ended") { workers.allSatisfy { !isRunning($0) } }
    try wait("their folder is gone") { !FileManager.default.fileExists(atPath: scratch) }
  }

  /// Where the lesson's code says which processes there are, its own and one that it started, and where its
  /// folder is.
  private var sign: String { folder.url.appending(path: "processes").path() }

  /// A lesson whose first variant starts a process that leaves its group, and waits.
  ///
  /// Both end by themselves where nobody ends them.
  private func lesson() throws -> String {
    try FileManager.default.copyItem(
      at: ShippedLessons.folder, to: folder.url.appending(path: "lessons"))
    let file = folder.url.appending(path: "lessons/values/tuples.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: "```python naive\n"))
    let waiting = """
      import os, subprocess, time
      other = subprocess.Popen(["sleep", "100"], start_new_session=True)
      with open("\(sign).part", "w") as file:
          file.write(f"{os.getpid()} {other.pid} {scratch}")
      os.rename("\(sign).part", "\(sign)")
      time.sleep(100)

      """
    let changed = text.replacingCharacters(in: start, with: "```python naive\n\(waiting)")
    try Data(changed.utf8).write(to: file)
    return file.path()
  }

  /// A process that has ended and that nobody has asked for counts as gone.
  private func isRunning(_ process: Int32) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return false }
    return !["Z", "X"].contains(text[end...].dropFirst(2).first)
  }

  private func wait(_ what: String, until condition: () -> Bool) throws {
    let end = ContinuousClock.now + HeftTerminal.patience
    while !condition() {
      guard ContinuousClock.now < end else {
        Issue.record("waited in vain until \(what)")
        throw CancellationError()
      }
      usleep(10_000)
    }
  }
}
