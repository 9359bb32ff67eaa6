import Basics
import Foundation
import TestSupport
import Testing

/// Limits, folders and variables that heft finds: it works within them, or names what is wrong.
@Suite(.serialized) struct SurroundingsTests {
  /// Runs heft from a shell that first does something to itself.
  private func heft(
    after preparation: String, _ arguments: [String], input: String = "",
    environment: [String: String] = [:]
  ) throws -> (code: Int32, words: String, output: String) {
    let done = try HeftProcess.run(
      arguments, input: input, environment: environment,
      prefix: [
        "/bin/bash", "-c", "\(preparation)\nexec \"$0\" \"$@\"", HeftProcess.executable.path(),
      ])
    let words = done.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (done.exitCode, words, done.output)
  }

  private func checks(_ environment: [String: String]) throws -> [String: (String, String)] {
    let done = try HeftProcess.run(["doctor", "--json"], environment: environment)
    var found: [String: (String, String)] = [:]
    for check in try JSONValue(parsing: done.output.utf8)["checks"]?.array ?? [] {
      found[check["id"]?.string ?? ""] = (
        check["status"]?.string ?? "", check["message"]?.string ?? ""
      )
    }
    return found
  }

  @Test("H5 With few descriptors it works, or says which limit", arguments: [256, 100, 40, 16])
  func fewDescriptors(count: Int) throws {
    let done = try heft(after: "ulimit -n \(count)", ["size", "[1]", "--json"])
    if count >= 64 {
      #expect(done.code == 0, "\(done.words)")
      #expect(try JSONValue(parsing: done.output.utf8)["kept"]?.int == 64)
    } else {
      #expect(done.code == 3)
      #expect(done.words.contains("only \(count)") && done.words.contains("ulimit -n"))
    }
  }

  @Test(
    "H10 A Python that a variable breaks is named, and Swift is not taken",
    arguments: [
      ("PYTHONHOME", "/nonexistent", "encodings"), ("PYTHONHASHSEED", "bad", "PYTHONHASHSEED"),
    ])
  func aVariableBreaksPython(name: String, value: String, word: String) throws {
    let done = try heft(after: "", ["size", "[1, 2]"], environment: [name: value])
    #expect(done.code == 3)
    #expect(done.output.isEmpty, "\(done.output)")
    #expect(done.words.contains("does not work as a Python interpreter"), "\(done.words)")
    #expect(done.words.contains(word))
  }

  @Test("H10 A command line without any Python does not turn to Swift by itself")
  func noPythonAtAll() throws {
    let nothing = TemporaryFolder()
    let environment = [
      "PATH": nothing.path, "HOME": nothing.path, "PYENV_ROOT": nothing.path, "VIRTUAL_ENV": "",
      "HEFT_SWIFT": SwiftCompiler.path ?? "",
    ]
    let done = try HeftProcess.run(["size", "[1]"], environment: environment)
    #expect(done.exitCode == 3)
    #expect(done.errors.contains("No Python interpreter was found."))
    guard SwiftCompiler.path != nil else { return }
    let shell = try HeftProcess.run([], input: "1 + 1\n", environment: environment)
    #expect(shell.errors.contains("No Python interpreter was found, so code is Swift here."))
  }

  @Test("H12 Without a usable TMPDIR, with a home that is read-only and a cache that is a file")
  func foldersThatDoNotWork() throws {
    let folder = TemporaryFolder()
    let file = try folder.file("file", "")
    let environment = [
      "TMPDIR": "\(folder.path)/nowhere", "HOME": file, "XDG_CONFIG_HOME": file,
      "HEFT_DATA": file,
      "HEFT_CACHE": file, "VIRTUAL_ENV": "\(folder.path)/venv", "PYTHONHOME": "",
    ]
    let size = try HeftProcess.run(["size", "[1]", "--json"], environment: environment)
    #expect(size.exitCode == 0, "\(size.errors)")
    let found = try checks(environment)
    for id in ["journal", "cache", "temporary", "settings", "environment"] {
      #expect(found[id]?.0 == "limited", "\(id): \(String(describing: found[id]))")
    }
    #expect(found["cache"]?.1.contains("is no folder") == true)
    #expect(found["temporary"]?.1.contains("\(folder.path)/nowhere") == true)
    #expect(found["environment"]?.1.contains("\(folder.path)/venv") == true)
    #expect(found["descriptors"]?.0 == "works")
    let home = try checks(["PYTHONHOME": "/nonexistent"])
    #expect(home["environment"]?.1.contains("PYTHONHOME is /nonexistent") == true)
    guard SwiftCompiler.path != nil else { return }
    let swift = try HeftProcess.run(["size", "[1, 2]", "--swift"], environment: environment)
    #expect(swift.exitCode == 0, "\(swift.errors)")
  }

  @Test("H15 Limits set from outside are named where they are what was met")
  func limitsFromOutside() throws {
    let space = try heft(after: "ulimit -v 200000", ["size", "bytearray(300_000_000)"])
    #expect(space.code == 1)
    #expect(space.words.contains("205 MB in all (`ulimit -v`)"), "\(space.words)")
    let seconds = try heft(after: "ulimit -t 1", ["size", "sum(i * i for i in range(10**9))"])
    #expect(seconds.code == 1)
    #expect(seconds.words.contains("1 s of processor time here (`ulimit -t`)"), "\(seconds.words)")
    // The arguments and the environment lie on the stack as well.
    for room in ["", String(repeating: "x", count: 12_000)] {
      let stack = try heft(
        after: "ulimit -s 64", ["size", "[1]"], environment: ["HEFT_TEST_ROOM": room])
      #expect(stack.code == 3)
      #expect(stack.words.contains("65,536 bytes here (`ulimit -s`)"), "\(stack.words)")
    }
    let enough = try heft(after: "ulimit -s 256", ["size", "[1]", "--json"])
    #expect(enough.code == 0, "\(enough.words)")
    let size = try heft(after: "ulimit -f 1", ["size", "[1]"])
    #expect(size.code == 3)
    #expect(size.words.contains("1,024 bytes here (`ulimit -f`)"), "\(size.words)")
  }

  @Test(
    "H15 Where no more processes may be started it says so",
    .enabled(if: getuid() == 0, "only root can become a user that has no processes"),
    .enabled(if: OrdinaryInstallation() != nil, "no other user can run heft here"))
  func noMoreProcesses() throws {
    let user = try #require(OrdinaryInstallation())
    let done = try HeftProcess.run(
      ["size", "[1]"], environment: ["HOME": user.home],
      prefix: user.prefix.dropLast() + ["/bin/bash", "-c", "ulimit -u 1; exec \"$0\" \"$@\""]
        + user.prefix.suffix(1))
    #expect(done.exitCode == 3)
    let words = done.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("no more processes may be started here (`ulimit -u`)"), "\(words)")
  }

  @Test(
    "H15 Without /proc the command line is heard, and the probe found",
    .enabled(if: getuid() == 0, "only root can take /proc away"))
  func withoutProc() throws {
    let done = try HeftProcess.run(
      ["size", "[1]", "--json"],
      prefix: [
        "/usr/bin/unshare", "-m", "/bin/bash", "-c", "umount -l /proc && exec \"$0\" \"$@\"",
        HeftProcess.executable.path(),
      ])
    #expect(done.exitCode == 0, "\(done.errors)")
    #expect(try JSONValue(parsing: done.output.utf8)["kept"]?.int == 64)
    let shell = try HeftProcess.run(
      [], input: "x = [1]\nsize x\nwho\nundo\n",
      prefix: ["/usr/bin/unshare", "-m", "/bin/bash", "-c", "umount -l /proc && exec \"$0\""]
        + [HeftProcess.executable.path()])
    let words = (shell.output + shell.errors).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(words.contains("own 64 B"), "\(words)")
    #expect(words.contains("x list 1 items 64 B"), "\(words)")
    #expect(words.contains("could not be tried: memory shared with others"), "\(words)")
    #expect(words.contains("there is no /proc"), "\(words)")
    #expect(!words.contains("ended its process"), "\(words)")
  }

  @Test(
    "H15 With a clock before 1970 a session is kept",
    .enabled(if: compiler != nil, "no C compiler"))
  func aClockBefore1970() throws {
    let folder = TemporaryFolder()
    let source = try folder.file(
      "past.c",
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <time.h>
      int clock_gettime(clockid_t clock, struct timespec *time) {
        int (*next)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
        int result = next(clock, time);
        if (clock == CLOCK_REALTIME) time->tv_sec = -1;
        return result;
      }
      """)
    let library = "\(folder.path)/past.so"
    let compiling = Process()
    compiling.executableURL = URL(filePath: Self.compiler ?? "")
    compiling.arguments = ["-shared", "-fPIC", "-o", library, source, "-ldl"]
    try compiling.run()
    compiling.waitUntilExit()
    #expect(compiling.terminationStatus == 0)
    let data = TemporaryFolder()
    let environment = ["LD_PRELOAD": library]
    let shell = try HeftProcess.run([], input: "1 + 1\n", environment: environment, data: data)
    #expect(shell.exitCode == 0, "\(shell.errors)")
    let list = try HeftProcess.run(["notes", "list"], environment: environment, data: data)
    #expect(list.output.contains("19700101T000000Z"), "\(list.output) \(list.errors)")
  }

  private static var compiler: String? {
    ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"].first(
      where: FileManager.default.isExecutableFile)
  }

  @Test("H16 A Python that hangs and one that floods are asked once, within a bound")
  func pythonsThatDoNotAnswer() throws {
    let folder = TemporaryFolder()
    let python = try #require(Pythons.all.first)
    for (name, body) in [
      ("one/python3", "echo asked >> '\(folder.path)/one.log'; sleep 600 & sleep 600"),
      ("two/python3", "echo asked >> '\(folder.path)/two.log'; exec yes heft"),
    ] {
      chmod(try folder.file(name, "#!/bin/sh\n\(body)\n"), 0o755)
    }
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/three", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/three/python3", withDestinationPath: python.path)
    let path = ["one", "two", "three"].map { "\(folder.path)/\($0)" }.joined(separator: ":")
    let done = try HeftProcess.run(
      [], input: "size [1]\nengine\nsize [2]\n",
      environment: ["PATH": "\(path):/usr/bin:/bin", "VIRTUAL_ENV": ""])
    #expect(done.exitCode == 0, "\(done.errors)")
    let words = done.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("one/python3 does not work as a Python interpreter: it did not answer"))
    #expect(words.contains("two/python3 does not work as a Python interpreter: it printed more"))
    for log in ["one.log", "two.log"] {
      let text = try String(contentsOfFile: "\(folder.path)/\(log)", encoding: .utf8)
      #expect(text == "asked\n", "\(log): once")
    }
  }

  @Test("H19 What is not there is said to be not there") func whatIsNotThere() throws {
    let path = "\(TemporaryFolder().path)/nothing"
    let done = try HeftProcess.run(["run", path])
    #expect(done.exitCode == 2)
    let words = done.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("\(path) cannot be read: No such file or directory."))
  }

  @Test("H19 pyenv's shim without a version is said to lead nowhere")
  func aShimWithoutAVersion() throws {
    let folder = TemporaryFolder()
    chmod(try folder.file("pyenv/shims/python3", "#!/bin/sh\n"), 0o755)
    let environment = [
      "PATH": "\(folder.path)/pyenv/shims", "PYENV_ROOT": "\(folder.path)/pyenv", "VIRTUAL_ENV": "",
      "PYENV_VERSION": "",
    ]
    let done = try HeftProcess.run(["size", "[1]"], environment: environment, directory: "/")
    #expect(done.exitCode == 3)
    let words = done.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("shims/python3 leads to no Python: pyenv has no version chosen"))
    let found = try HeftProcess.run(
      ["doctor"], environment: environment.merging(["PYENV_VERSION": "9.9"]) { $1 }, directory: "/")
    let said = found.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains("pyenv's choice here, 9.9, is not installed."), "\(said)")
  }

  @Test(
    "H19 A fatalError names the user's place",
    .enabled(if: SwiftCompiler.path != nil, "there is no Swift compiler"))
  func theUsersPlace() throws {
    let done = try HeftProcess.run(["size", "fatalError(\"gone\")", "--swift"])
    #expect(done.exitCode == 1)
    #expect((done.output + done.errors).contains("expression:1: Fatal error: gone"))
    #expect(!(done.output + done.errors).contains("snippet"))
  }
}
