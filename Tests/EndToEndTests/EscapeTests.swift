import Foundation
import TestSupport
import Testing

/// What code starts in order to outlive its process, and what is left of it: nothing.
@Suite(
  .serialized, .enabled(if: !OrdinaryUser.all.isEmpty, "needs a CPython that the user may run"))
struct EscapeTests {
  struct Escape: CustomTestStringConvertible, Sendable {
    var name: String
    /// Code that starts processes with TAG among their arguments.
    var code: String
    /// How many of them there have to be, so that it was no escape from nothing.
    var count = 1

    var testDescription: String { name }
  }

  static let escapes = [
    Escape(
      name: "one with a session of its own and no environment",
      code: "subprocess.Popen(['sleep', 'TAG'], env={}, start_new_session=True) and None"),
    Escape(
      name: "daemons without an environment",
      code: """
        for i in range(10):
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0: os.execve('/bin/sleep', ['sleep', 'TAG'], {})
                os._exit(0)

        """, count: 10),
    Escape(
      name: "one that is deaf to signals",
      code: """
        deaf = "import signal, time\\nfor n in (1, 2, 3, 15): signal.signal(n, signal.SIG_IGN)\\ntime.sleep(TAG)"
        subprocess.Popen([sys.executable, '-c', deaf], env={}, start_new_session=True) and None
        """),
    Escape(
      name: "one that forks on and on, each time into a new session",
      code: """
        moving = "import os, time\\nend = time.time() + 20 # TAG\\nwhile time.time() < end:\\n  if os.fork(): os._exit(0)\\n  os.setsid()"
        subprocess.Popen([sys.executable, '-c', moving], env={}, start_new_session=True) and None
        """),
    Escape(
      name: "some below one that adopts orphans itself",
      code: """
        adopting = "import ctypes, os, subprocess, time\\nctypes.CDLL(None).prctl(36, 1, 0, 0, 0)\\nsubprocess.Popen(['/bin/sh', '-c', 'setsid sleep TAG & setsid sleep TAG &'], env={})\\ntime.sleep(600)"
        subprocess.Popen([sys.executable, '-c', adopting], env={}, start_new_session=True) and None
        """, count: 2),
    Escape(
      name: "one whose starter then kills the process above it",
      code: """
        subprocess.Popen(['sleep', 'TAG'], env={}, start_new_session=True) and None
        running()
        os.kill(os.getppid(), 9); time.sleep(1)
        """),
    Escape(
      name: "one whose starter then stops the process above it",
      code: """
        subprocess.Popen(['sleep', 'TAG'], env={}, start_new_session=True) and None
        running()
        os.kill(os.getppid(), 19); time.sleep(1)
        """),
  ]

  private let folder = TemporaryFolder()
  /// Seconds to sleep that no other process sleeps.
  private let tag = "600.\(UInt32.random(in: 100_000...999_999))\(getpid())"

  @Test("H7 Nothing that was started outlives a shell", arguments: escapes, OrdinaryUser.all)
  func nothingOutlivesAShell(_ escape: Escape, _ user: OrdinaryUser) throws {
    defer { killRunning() }
    let shell = try run(
      user, [], input: prelude(escape) + escape.code + "\nrunning()\nprint('lives', 6 * 7)\n")
    #expect(shell.output.contains("running \(escape.count)"), "\(shell.output)\(shell.errors)")
    #expect(
      shell.output.contains("lives 42"), "the session goes on: \(shell.output)\(shell.errors)")
    #expect(running() == [])
  }

  @Test("H7 Nothing that was started outlives a measurement", arguments: OrdinaryUser.all)
  func nothingOutlivesAMeasurement(_ user: OrdinaryUser) throws {
    defer { killRunning() }
    // One in each process that measures: what is built again and again would meet the limit of 64.
    let start = "subprocess.Popen(['sleep', '\(tag)'], env={}, start_new_session=True)"
    let heft = try run(
      user,
      [
        "size", "--setup", "import subprocess, sys",
        "[hasattr(sys, 'started') or setattr(sys, 'started', \(start))]",
      ])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(running() == [])
  }

  @Test("X11 Nothing outlives a shell that is killed", arguments: OrdinaryUser.all)
  func nothingOutlivesAKilledShell(_ user: OrdinaryUser) throws {
    defer { killRunning() }
    let input = Pipe()
    let heft = user.heft([], in: folder)
    heft.standardInput = input
    heft.standardOutput = FileHandle.nullDevice
    heft.standardError = FileHandle.nullDevice
    try heft.run()
    defer { if heft.isRunning { kill(heft.processIdentifier, SIGKILL) } }
    let escapes = Self.escapes.prefix(5)
    let sign = folder.url.appending(path: "sign").path()
    let code = escapes.map { prelude($0) + $0.code + "\nrunning()\n" }.joined()
    let end = """
      os.mkdir(scratch + '/a')
      open(scratch + '/a/b', 'w').close()
      os.chmod(scratch + '/a', 0)
      with open('\(sign).part', 'w') as file: file.write(scratch)

      os.rename('\(sign).part', '\(sign)')
      import time
      time.sleep(600)

      """
    let text = (code + end).replacing("TAG", with: tag)
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try wait("the code runs") { !heft.isRunning || FileManager.default.fileExists(atPath: sign) }
    let scratch = try String(contentsOfFile: sign, encoding: .utf8)
    #expect(FileManager.default.fileExists(atPath: scratch))
    #expect(running().count > 10)
    kill(heft.processIdentifier, SIGKILL)
    heft.waitUntilExit()
    try wait("they have ended") { running() == [] }
    // The folder around it goes last, whatever modes code has set inside.
    let around = URL(filePath: scratch).deletingLastPathComponent().path()
    try wait("its folder is gone") { !FileManager.default.fileExists(atPath: scratch) }
    #expect(around.contains("/heft-"), "scratch folders lie in one folder of heft's: \(scratch)")
    try wait("the folder around it is gone") { !FileManager.default.fileExists(atPath: around) }
  }

  @Test(
    "X11 A hundred processes are too many, however they were started",
    arguments: [
      "subprocess.Popen(['sleep', 'TAG'], env={}, start_new_session=True)",
      "os.fork() or (os.setsid(), os.fork() and os._exit(0), os.execve('/bin/sleep', ['sleep', 'TAG'], {}))",
    ], OrdinaryUser.all)
  func aHundredAreTooMany(_ start: String, _ user: OrdinaryUser) throws {
    defer { killRunning() }
    let code = start.replacing("TAG", with: tag)
    let shell = try run(
      user, [],
      input: """
        import os, subprocess, time
        for i in range(100): \(code)
        else: time.sleep(20)

        print('lives', 6 * 7)

        """)
    #expect(shell.errors.hasPrefix("The code started more than 64 processes"), "\(shell.errors)")
    #expect(shell.output.contains("lives 42"))
    #expect(running() == [])
  }

  @Test(
    "X13 A folder that forbids everything is removed, and no link is followed",
    arguments: OrdinaryUser.all)
  func lockedFoldersAreRemoved(_ user: OrdinaryUser) throws {
    let other = TemporaryFolder()
    let kept = try other.file("closed/kept", "kept")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: other.path)
    let closed = URL(filePath: kept).deletingLastPathComponent().path()
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: closed)
    let shell = try run(
      user, [],
      input: """
        import os
        print(scratch)
        os.makedirs(scratch + '/a/b/c')
        open(scratch + '/a/b/c/file', 'w').close()
        os.symlink('\(closed)', scratch + '/a/b/link')
        for name in ('/a/b/c', '/a/b', '/a'): os.chmod(scratch + name, 0)

        def dig(depth):
            for i in range(depth):
                os.mkdir('x' * 100)
                os.chdir('x' * 100)

        os.mkdir(scratch + '/deep'); os.chdir(scratch + '/deep'); dig(500); os.chdir('/')
        os.chmod(scratch, 0)

        """)
    #expect(shell.errors.isEmpty, "\(shell.errors)")
    let scratch = try #require(shell.output.split(separator: "\n").first.map(String.init))
    #expect(scratch.contains("/heft-"))
    #expect(!FileManager.default.fileExists(atPath: scratch), "\(scratch)")
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == "kept")
    let mode = try FileManager.default.attributesOfItem(atPath: closed)[.posixPermissions]
    #expect(mode as? Int == 0o500)
  }

  @Test("X11 A worker has no terminal to read from")
  func aWorkerHasNoTerminal() throws {
    let data = TemporaryFolder()
    let shell = try HeftTerminal(data: data, directory: data)
    try shell.enter("open('/dev/tty')", expecting: "OSError")
    try shell.expect("No such device")
    try shell.enter("quit")
    _ = try shell.waitForExit()
  }

  // MARK: Running

  /// Imports, and a function that waits until enough processes with the tag run, and says how many.
  private func prelude(_ escape: Escape) -> String {
    """
    import os, subprocess, sys, time
    def tagged(process):
        try: return b'\(tag)' in open(f'/proc/{process}/cmdline', 'rb').read()
        except OSError: return False

    def running(wanted=\(escape.count)):
        end = time.time() + 60
        while time.time() < end:
            found = sum(tagged(each) for each in os.listdir('/proc') if each.isdigit())
            if found >= wanted: break
            time.sleep(0.01)
        print('running', min(found, wanted))


    """
  }

  private func run(
    _ user: OrdinaryUser, _ arguments: [String], input: String = ""
  ) throws -> (output: String, errors: String, exitCode: Int32) {
    let files = TemporaryFolder()
    let heft = user.heft(arguments, in: folder)
    let input = try files.file("in", input.replacing("TAG", with: tag))
    let (output, errors) = (try files.file("out", ""), try files.file("err", ""))
    heft.standardInput = FileHandle(forReadingAtPath: input)
    heft.standardOutput = FileHandle(forWritingAtPath: output)
    heft.standardError = FileHandle(forWritingAtPath: errors)
    try heft.run()
    heft.waitUntilExit()
    return (
      try String(contentsOfFile: output, encoding: .utf8),
      try String(contentsOfFile: errors, encoding: .utf8), heft.terminationStatus
    )
  }

  /// The processes that have the tag among their arguments, heft and what it forks of itself left out.
  private func running() -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { process in
      guard let text = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else {
        return false
      }
      let words = String(decoding: text, as: UTF8.self).split(separator: "\0")
      return words.contains { $0.contains(tag) } && !words.contains { $0.hasSuffix("/heft") }
    }
  }

  private func killRunning() {
    for process in running() { kill(process, SIGKILL) }
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
