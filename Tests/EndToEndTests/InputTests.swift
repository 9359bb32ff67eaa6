import Foundation
import TestSupport
import Testing

/// Code that asks for input: what is typed for it reaches it, and nothing else.
@Suite(.serialized) struct InputTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()

  @Test("P3 A password is not shown, not run and not kept, even where it is typed ahead")
  func passwords() throws {
    let shell = try HeftTerminal(data: data, directory: folder)
    try shell.enter("import getpass")
    try shell.enter("first = getpass.getpass()", expecting: "Password: ")
    let marker = folder.url.appending(path: "ran").path()
    let password = "open('\(marker)', 'w')"
    shell.terminal.send(password + "\r")
    try shell.enter("len(first), first[:6]", expecting: "(\(password.count), \"open('\")")
    try shell.waitForPrompt()
    shell.terminal.send("second = getpass.getpass('PIN ')\rtyped-ahead\r")
    try shell.expect("PIN ")
    try shell.enter("second[::-1]", expecting: "'daeha-depyt'")
    #expect(!FileManager.default.fileExists(atPath: marker))
    try shell.enter("quit")
    #expect(try shell.waitForExit() == .exited(0))
    let kept = try texts(in: data.url)
    #expect(kept.contains { $0.contains("import getpass") }, "the entries themselves are kept")
    for secret in [marker, "typed-ahead"] {
      #expect(!kept.contains { $0.contains(secret) }, "\(secret)")
    }
  }

  @Test("P3 input(), standard input and the debugger talk with the person")
  func lines() throws {
    let shell = try HeftTerminal(data: data, directory: folder)
    try shell.enter("name = input('name? ')", expecting: "name? ")
    shell.terminal.send("zoe\u{7F}ë 日本\u{7F}\r")
    try shell.enter("[ord(letter) for letter in name]", expecting: "[122, 111, 235, 32, 26085]")
    try shell.enter("import sys; print('lines', 'please'); [sys.stdin.readline()]")
    try shell.expect("lines please")
    shell.terminal.send("one\r")
    try shell.expect("['one\\n']")
    try shell.enter("input('more? ')", expecting: "more? ")
    shell.terminal.send("\u{4}")
    try shell.expect("EOFError")
    try shell.enter("input('stop? ')", expecting: "stop? ")
    shell.terminal.send("half\u{3}")
    try shell.expect("Interrupted.")
    try shell.enter("exec('inner = 41\\nbreakpoint()\\ninner += 1')", expecting: "(Pdb) ")
    shell.terminal.send("p inner * 100\r")
    try shell.expect("4100")
    shell.terminal.send("c\r")
    try shell.enter("inner", expecting: "42")
  }

  @Test("P3 Code in a worker cannot read from the terminal behind heft's back")
  func noTerminal() throws {
    let shell = try HeftTerminal(data: data, directory: folder)
    try shell.enter("open('/dev/tty').readline()", expecting: "OSError")
    try shell.enter("import os; os.read(0, 9)", expecting: "b''")
  }

  @Test("P3 Where nobody types, asking fails at once and says so")
  func nobody() throws {
    let script = """
      first = input("name? ")
      1 + 40
      import getpass
      getpass.getpass()
      2 + 40
      breakpoint()
      3 + 40
      """
    let heft = try HeftProcess.run([], input: script)
    #expect(heft.exitCode == 1)
    for answer in ["41", "42", "43"] { #expect(heft.output.contains("\(answer)\n")) }
    #expect(heft.errors.ranges(of: "There is no input here").count == 3, "\(heft.errors)")
    let size = try HeftProcess.run(["size", "input()"])
    #expect(size.exitCode == 1)
    #expect(size.errors.contains("There is no input here"))
  }

  private func texts(in folder: URL) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
    return names.compactMap { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }
}
