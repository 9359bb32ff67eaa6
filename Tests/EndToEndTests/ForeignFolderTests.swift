import Basics
import Foundation
import TestSupport
import Testing

/// The folder that heft is started in may be anybody's: nothing in it is heft's own.
@Suite(.serialized) struct ForeignFolderTests {
  /// Modules that heft's harness, its questions or Python's own start import.
  private static let modules = [
    "json", "ast", "site", "sitecustomize", "usercustomize", "re", "signal", "platform", "os",
    "types", "_heft", "pip", "venv", "inspect", "pkgutil", "linecache", "reprlib", "codeop",
    "select", "fcntl", "_socket", "keyword", "collections", "functools", "warnings", "traceback",
    "threading", "encodings/__init__", "importlib/__init__", "email/__init__",
  ]

  /// A folder that all may write, with files that each leave a mark where they are run.
  private final class Planted {
    let folder = TemporaryFolder()
    let marks = TemporaryFolder()

    init() throws {
      for name in ForeignFolderTests.modules {
        let mark = name.split(separator: "/")[0]
        _ = try folder.file("\(name).py", "open('\(marks.path)/\(mark)', 'a').close()\n")
      }
      for name in [
        "python3", "python", "3.12", "swift", "swiftc", "java", "pip3", ".heftrc",
        "evil/bin/python",
      ] {
        let path = try folder.file(name, "#!/bin/sh\n: > '\(marks.path)/\(mark(name))'\n")
        chmod(path, 0o755)
      }
      _ = try folder.file(".python-version", "../../../../../../../..\(folder.path)/evil\n")
      _ = try folder.file(
        "course.yaml", "version: 1\ntracks:\n  - id: planted\n    title: Planted\n")
      _ = try folder.file("lessons/course.yaml", "version: 1\n")
      for name in [
        "pip.conf", "setup.cfg", "pyvenv.cfg", "Package.swift", "settings", "heft.conf",
        ".heft/settings", ".env", "libheftprobe.so", ".build/debug/libheftprobe.so",
      ] { _ = try folder.file(name, "planted = planted\n") }
      chmod(folder.path, 0o1777)
      chmod(marks.path, 0o777)
    }

    private func mark(_ name: String) -> String { name.replacing("/", with: "-") }

    /// What was run, by its name.
    var run: [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: marks.path)) ?? []).sorted()
    }
  }

  @Test("X1 In a folder of mode 1777 nothing planted runs, or is read as heft's own")
  func nothingPlantedRuns() throws {
    let user = try #require(OrdinaryInstallation(), "there is no user here who could run heft")
    let planted = try Planted()
    let names = try FileManager.default.contentsOfDirectory(atPath: planted.folder.path)
    #expect(names.count >= 20)
    let lesson = try planted.folder.file("x.md", ShippedLessons.sampleLesson)
    let commands: [(arguments: [String], input: String)] = [
      (["doctor"], ""), (["size", "[1]", "--json"], ""), (["check", "--lint-only", lesson], ""),
      (["lessons"], ""), (["notes", "list"], ""), (["--python", "3.12"], ""),
      (["size", "[1]", "--python", "python3"], ""), (["size", "[1]", "--python", "3.12"], ""),
      (
        [],
        """
        x = [1]
        size x
        who
        undo list
        compare [1] vs (1,)
        lesson welcome
        next
        """
      ),
    ]
    for (arguments, input) in commands {
      let heft = try user.run(arguments, input: input, in: planted.folder.path)
      #expect(planted.run == [], "\(arguments): \(heft.output) \(heft.errors)")
      let said = heft.output + heft.errors
      #expect(!said.contains("Planted") && !said.contains("ELF header"), "\(arguments): \(said)")
      if arguments.contains("--json") {
        let json = try JSONValue(parsing: heft.output.utf8)
        #expect(json["engine"]?["name"]?.string == "python")
        #expect(json["kept"]?.int == 64)
      }
      if arguments.isEmpty { #expect(heft.exitCode == 0, "\(said)") }
    }
    if SwiftCompiler.path != nil {
      _ = try user.run(["size", "[1]", "--swift"], in: planted.folder.path)
      #expect(planted.run == [])
    }
  }

  @Test("H1 A folder's own json.py and the like leave size as it is", arguments: Pythons.all)
  func modulesOfTheFolderAreNotHefts(python: Pythons.Found) throws {
    let planted = try Planted()
    let heft = try HeftProcess.run(
      ["size", "[1]", "--json", "--python", python.path], directory: planted.folder.path)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    let json = try JSONValue(parsing: heft.output.utf8)
    #expect(json["engine"]?["name"]?.string == "python")
    #expect(json["kept"]?.int == 64, "40 of a list, 16 of the collector, one pointer")
    #expect(planted.run == [])
  }

  /// An empty entry of PYTHONPATH means the current folder: a colon too many is enough for it.
  @Test("H1 An empty entry of PYTHONPATH reaches the code, and not heft", arguments: Pythons.all)
  func anEmptyEntryOfThePath(python: Pythons.Found) throws {
    let planted = try Planted()
    _ = try planted.folder.file("sub/mine.py", "answer = 42\n")
    let heft = try HeftProcess.run(
      ["--python", python.path],
      input: "import mine, sys\nmine.answer\n__import__('os').environ['PYTHONPATH']\nsize [1]\n",
      environment: ["PYTHONPATH": ":sub"], directory: planted.folder.path)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.hasPrefix("42\n':sub'\n"), "\(heft.output)")
    #expect(planted.run == [])
  }

  @Test("X1 Code that imports gets its folder's own module", arguments: Pythons.all)
  func theCodeGetsItsOwnModules(python: Pythons.Found) throws {
    let folder = TemporaryFolder()
    _ = try folder.file("json.py", "whose = 'mine'\n")
    _ = try folder.file("app.py", "import json\nwhose = json.whose\n")
    let heft = try HeftProcess.run(
      ["--python", python.path],
      input: """
        import app
        app.whose
        import json
        json.whose
        size [1]
        import re
        re.sub("a", "b", "a")
        undo
        """, directory: folder.path)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.hasPrefix("'mine'\n'mine'\n"), "\(heft.output)")
    #expect(heft.output.contains("list of 1 int"))
    #expect(heft.output.contains("'b'"))
  }

  @Test("X2 A .python-version leads nowhere but to pyenv's own versions")
  func aVersionIsNoPath() throws {
    let (machine, marks) = (TemporaryFolder(), TemporaryFolder())
    let evil = try machine.file("elsewhere/evil/bin/python", "#!/bin/sh\n: > '\(marks.path)/ran'\n")
    chmod(evil, 0o755)
    let shim = try machine.file("pyenv/shims/python3", "#!/bin/sh\n")
    chmod(shim, 0o755)
    _ = try machine.file("pyenv/versions/none", "")
    _ = try machine.file("work/.python-version", "../../elsewhere/evil\n")
    _ = try machine.file("work/below/file", "")
    for folder in ["work", "work/below"] {
      let heft = try HeftProcess.run(
        ["size", "[1]"],
        environment: [
          "PYENV_ROOT": "\(machine.path)/pyenv", "PATH": "\(machine.path)/pyenv/shims",
          "VIRTUAL_ENV": "", "PYENV_VERSION": "",
        ], directory: "\(machine.path)/\(folder)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: marks.path) == [])
      #expect(heft.exitCode == 3)
      let words = heft.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("../../elsewhere/evil, is not installed"), "\(words)")
    }
  }

  @Test("H6 The probe comes from where heft is installed, never from below the current folder")
  func theProbeIsTheInstalledOne() throws {
    let (installed, here) = (TemporaryFolder(), TemporaryFolder())
    let heft = installed.url.appending(path: "heft")
    try FileManager.default.copyItem(at: HeftProcess.executable, to: heft)
    let probe = HeftProcess.buildFolder.appending(path: "libheftprobe.so")
    for name in ["libheftprobe.so", ".build/debug/libheftprobe.so", "lib/heft/libheftprobe.so"] {
      let place = here.url.appending(path: name)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: probe, to: place)
    }
    let without = try HeftProcess.run(
      ["size", "[1]", "--json"], directory: here.path, prefix: [heft.path()])
    #expect(try JSONValue(parsing: without.output.utf8)["kept"]?.int == nil)
    try FileManager.default.copyItem(
      at: probe, to: installed.url.appending(path: "libheftprobe.so"))
    let with = try HeftProcess.run(
      ["size", "[1]", "--json"], directory: here.path, prefix: [heft.path()])
    #expect(try JSONValue(parsing: with.output.utf8)["kept"]?.int == 64)
  }

  @Test("H2 Under a path with a blank, a colon and a dollar sign all is measured")
  func anyPathWillDo() throws {
    let folder = TemporaryFolder()
    for name in ["heft", "libheftprobe.so"] {
      let place = folder.url.appending(path: "a b:c $LIB/\(name)")
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: HeftProcess.buildFolder.appending(path: name), to: place)
    }
    let heft = try HeftProcess.run(
      ["size", "[1]", "--json", "--setup", "import os; os.system('true')"],
      prefix: ["\(folder.path)/a b:c $LIB/heft"])
    #expect(heft.exitCode == 0)
    #expect(heft.errors.isEmpty, "\(heft.errors)")
    #expect(try JSONValue(parsing: heft.output.utf8)["kept"]?.int == 64)
  }
}
