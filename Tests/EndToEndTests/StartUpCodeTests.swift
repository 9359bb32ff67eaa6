import Basics
import Foundation
import TestSupport
import Testing

/// Code that an installation runs when the interpreter starts, before heft's own.
@Suite struct StartUpCodeTests {
  private let folder = TemporaryFolder()

  @Test("H14 A sitecustomize that forks leaves one process that answers")
  func forking() throws {
    _ = try folder.file("sitecustomize.py", "import os\nif os.fork() == 0:\n    forked = True\n")
    let input = (1...12).map { "x\($0) = \($0) * 1000\nx\($0)\n" }.joined()
    let heft = try HeftProcess.run([], input: input, environment: ["PYTHONPATH": folder.path])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output == (1...12).map { "\($0 * 1000)\n" }.joined())
  }

  @Test("H14 A sitecustomize that sets an alarm and ignores children spoils no size")
  func meddling() throws {
    _ = try folder.file(
      "sitecustomize.py",
      """
      import signal
      signal.signal(signal.SIGCHLD, signal.SIG_IGN)
      signal.signal(signal.SIGALRM, lambda number, frame: None)
      signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
      """)
    let heft = try HeftProcess.run(
      ["size", "bytes(100_000)", "--json"], environment: ["PYTHONPATH": folder.path])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    // The head of an object, length, hash, the bytes and a zero: 33 bytes beside those asked for.
    #expect(try JSONValue(parsing: Data(heft.output.utf8))["kept"]?.int == 100_033)
  }
}
