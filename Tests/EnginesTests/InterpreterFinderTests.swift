import Basics
import Engines
import Foundation
import Measuring
import Testing

@Suite struct InterpreterFinderTests {
  /// A folder with shell scripts in the place of interpreters.
  final class Machine {
    let root: String
    init() throws {
      root = NSTemporaryDirectory() + "heft-finder-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: root) }

    func install(
      _ path: String, version: String, implementation: String = "cpython", executable: String? = nil
    ) throws {
      let file = "\(root)/\(path)"
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let parts = version.split(separator: ".")
      let script = """
        #!/bin/sh
        echo '["\(executable ?? file)", "\(version)", "\(implementation)", "main, GCC", false, false, \
        \(parts[0]), \(parts[1])]'
        """
      try script.write(toFile: file, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    }

    func finder(_ environment: [String: String] = [:]) -> InterpreterFinder {
      InterpreterFinder(
        environment: ["PATH": "\(root)/bin:/bin", "HOME": root].merging(environment) { $1 })
    }
  }

  @Test func precedenceIsEnvironmentThenPathThenPyenvNewestFirst() throws {
    let machine = try Machine()
    try machine.install("bin/python3", version: "3.11.0")
    try machine.install("bin/python3.9", version: "3.9.1")
    try machine.install("bin/python3.10", version: "3.10.1")
    try machine.install("venv/bin/python", version: "3.12.0")
    try machine.install(".pyenv/versions/3.9.18/bin/python", version: "3.9.18")
    try machine.install(".pyenv/versions/3.13.0/bin/python", version: "3.13.0")
    let finder = machine.finder(["VIRTUAL_ENV": "\(machine.root)/venv"])
    let own = finder.candidates().filter { $0.path.hasPrefix(machine.root) }
    #expect(
      own.map { String($0.path.dropFirst(machine.root.count)) } == [
        "/venv/bin/python", "/bin/python3", "/bin/python3.10", "/bin/python3.9",
        "/.pyenv/versions/3.13.0/bin/python", "/.pyenv/versions/3.9.18/bin/python",
      ])
    #expect(try finder.choose().identity.version == "3.12.0")
    #expect(try finder.choose("3.13").identity.version == "3.13.0")
    #expect(try finder.choose("3.9.18").identity.version == "3.9.18")
    #expect(try finder.choose("\(machine.root)/bin/python3.10").identity.version == "3.10.1")
    #expect(throws: EngineError.notFound(asked: "3.99")) { try finder.choose("3.99") }
  }

  @Test func inThePlaceOfShimsStandsWhatPyenvWouldRun() throws {
    let machine = try Machine()
    try machine.install("bin/python3", version: "3.9.1")
    try machine.install(".pyenv/versions/3.12.1/bin/python", version: "3.12.1")
    try machine.install(".pyenv/versions/3.13.0/bin/python", version: "3.13.0")
    try machine.install(".pyenv/shims/python3", version: "9.9.9")
    try "3.12.1\n".write(
      toFile: "\(machine.root)/.pyenv/version", atomically: true, encoding: .utf8)
    let path = "\(machine.root)/.pyenv/shims:\(machine.root)/bin"
    #expect(try machine.finder(["PATH": path]).choose().identity.version == "3.12.1")
    let asked = ["PATH": path, "PYENV_VERSION": "3.13.0"]
    #expect(try machine.finder(asked).choose().identity.version == "3.13.0")
  }

  @Test func oneFileIsFoundOnce() throws {
    let machine = try Machine()
    try machine.install("bin/python3.11", version: "3.11.0")
    try FileManager.default.createSymbolicLink(
      atPath: "\(machine.root)/bin/python3", withDestinationPath: "python3.11")
    let own = machine.finder().candidates().filter { $0.path.hasPrefix(machine.root) }
    #expect(own.count == 1)
    #expect(own.first?.versionHint == "3.11")
  }

  @Test func shimLeadsToTheRealInterpreter() throws {
    let machine = try Machine()
    try machine.install("real/python", version: "3.11.7")
    try machine.install("shim", version: "3.11.7", executable: "\(machine.root)/real/python")
    let python = try machine.finder().choose("\(machine.root)/shim")
    #expect(python.identity.path == "\(machine.root)/real/python")
  }

  @Test func oldOtherAndMissingInterpretersAreRefused() throws {
    let machine = try Machine()
    try machine.install("old", version: "3.8.18")
    try machine.install("pypy", version: "3.10.1", implementation: "pypy")
    try machine.install("bin/python3.8", version: "3.8.18")
    let finder = machine.finder()
    let old = "\(machine.root)/old"
    let pypy = "\(machine.root)/pypy"
    #expect(throws: EngineError.tooOld(path: old, version: "3.8.18")) { try finder.choose(old) }
    #expect(throws: EngineError.otherImplementation(path: pypy, name: "pypy")) {
      try finder.choose(pypy)
    }
    #expect(throws: EngineError.notFound(asked: "/no/such/python")) {
      try finder.choose("/no/such/python")
    }
    #expect(throws: EngineError.tooOld(path: "\(machine.root)/bin/python3.8", version: "3.8.18")) {
      try finder.choose("3.8")
    }
    #expect(throws: EngineError.self) { try finder.choose("/bin/true") }
    let sentence = EngineError.tooOld(path: "/usr/bin/python3.8", version: "3.8.18").description
    #expect(sentence == "/usr/bin/python3.8 is Python 3.8.18; heft needs CPython 3.9 or newer.")
  }

  @Test func newVersionIsUnverified() throws {
    let machine = try Machine()
    try machine.install("new", version: "3.16.0")
    let python = try machine.finder().choose("\(machine.root)/new")
    #expect(python.warnings.map(\.id) == ["engine.unverified"])
  }
}
