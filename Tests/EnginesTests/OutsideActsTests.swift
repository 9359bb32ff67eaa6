import Basics
import Engines
import Foundation
import Testing

/// What an entry of the session did outside its process's memory, and which code can be left out for it.
@Suite struct OutsideActsTests {
  /// A folder of the test's own, which goes with it.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: "acts-\(UUID())").path()
    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Code, and words that what it did is told with; none where it did nothing outside.
  private static let acts: [(String, [String])] = [
    ("import os, tempfile, sqlite3, subprocess, socket, shutil, threading, pathlib, time", []),
    ("open('a.txt', 'w').write('x')", ["wrote to a.txt"]),
    ("open('a.txt').read()", []),
    ("open('a.txt', 'r+').close()", ["opened a.txt for writing"]),
    ("os.mkdir('d')", ["made the folder d"]),
    ("os.makedirs('d', exist_ok=True)", []),
    ("shutil.copyfile('a.txt', 'b.txt')", ["wrote to b.txt"]),
    ("os.replace('b.txt', 'c.txt')", ["renamed b.txt", "wrote to c.txt"]),
    ("os.remove('c.txt')", ["removed c.txt"]),
    ("shutil.rmtree('d')", ["removed d"]),
    ("pathlib.Path('p.txt').write_text('x')", ["wrote to p.txt"]),
    ("os.close(os.open(b'o.txt', os.O_CREAT | os.O_WRONLY))", ["wrote to "]),
    ("os.chmod('a.txt', 0o600)", ["changed a.txt"]),
    ("os.symlink('a.txt', 'l')", ["made the link l"]),
    ("connection = sqlite3.connect('base.db')", ["opened the database base.db"]),
    ("memory = sqlite3.connect(':memory:')", []),
    ("subprocess.run(['true']) and None", ["started a process (true)"]),
    ("os.system('true')", ["started a process"]),
    ("os.waitpid(os.fork() or os._exit(0), 0) and None", ["started a process"]),
    ("pair = socket.socketpair(); pair[0].send(b'x')", []),
    ("s = socket.socket(); s.bind(('127.0.0.1', 0))", ["bound a socket to 127.0.0.1:0"]),
    ("os.kill(os.getpid(), 0)", []),
    ("print('shown'); open('/dev/null', 'w').write('x')", []),
    ("open(scratch + '/own', 'w').write('x' * 100_000); os.remove(scratch + '/own')", []),
    ("t = tempfile.NamedTemporaryFile(); t.write(b'x' * 100_000); t.flush()", []),
    ("t.write(b'x' * 100_000); t.close()", []),
    ("d = tempfile.TemporaryDirectory(); open(d.name + '/z', 'w').write('x'); d.cleanup()", []),
    ("open('short', 'x').close(); os.remove('short')", []),
    ("import module_of_mine", ["wrote to by-import.txt"]),
  ]

  @Test(
    "E7 What code did outside memory is told, and what is its own is not",
    arguments: Pythons.all)
  func acts(_ python: PythonInterpreter) throws {
    let folder = try Folder()
    try "open('by-import.txt', 'w').write('x')\n".write(
      toFile: folder.path + "/module_of_mine.py", atomically: true, encoding: .utf8)
    let session = try session(on: python)
    defer { session.close() }
    session.run("import os, sys\nos.chdir(\(folder.path.debugDescription))\nsys.path[:0] = ['']")
    for (code, expected) in Self.acts {
      let execution = try #require(session.run(code).value, "\(code)")
      #expect(execution.acted.isEmpty == expected.isEmpty, "\(code): \(execution.acted)")
      for words in expected {
        #expect(execution.acted.contains { $0.hasPrefix(words) }, "\(code): \(execution.acted)")
      }
    }
    // Code that failed never runs again: what it did is not put down to the next.
    #expect(session.run("open('f.txt', 'w'); 1 / 0").value == nil)
    #expect(session.run("1 + 1").value?.acted == [])
  }

  @Test("E7 What a thread did later is told of the code that started it")
  func threads() throws {
    let folder = try Folder()
    let session = try session()
    defer { session.close() }
    session.run("import threading, time, os; os.chdir(\(folder.path.debugDescription))")
    session.run(
      """
      go = threading.Event()
      def later():
          go.wait()
          open('late.txt', 'w').write('x')
      thread = threading.Thread(target=later)
      thread.start()
      """, entry: 2)
    #expect(session.lateActs().isEmpty)
    let execution = try #require(session.run("go.set(); thread.join()", entry: 3).value)
    #expect(execution.acted.isEmpty)
    #expect(execution.late == [LateAct(file: "heft[2]", acted: ["wrote to late.txt"])])
    #expect(session.lateActs().isEmpty)
  }

  @Test("E7 What raises no event of the interpreter is seen by the bytes and descriptors it leaves")
  func libraries() throws {
    // libc, called past the interpreter, as a library in C calls it.
    let folder = try Folder()
    let session = try session()
    defer { session.close() }
    session.run(
      "import ctypes, os; libc = ctypes.CDLL(None); os.chdir(\(folder.path.debugDescription))")
    let open = "libc.open(b'held.txt', os.O_CREAT | os.O_WRONLY, 0o600)"
    #expect(session.run("number = \(open)").value?.acted.count == 1)
    #expect(session.run("number").value?.acted == [])
    let read = "other = libc.open(b'held.txt', os.O_RDONLY)"
    #expect(session.run(read).value?.acted == [])
  }

  /// The session's code, what acted outside, what is measured, and what has to run for it.
  private static let needs: [([String], Int, String, Set<Int>)] = [
    (["open('l', 'a').write('x')"], 0, "[1]", []),
    (["import os", "os.remove('x')", "y = [2]"], 1, "os.getcwd(), y", [0, 2]),
    (["import os", "k = os.mkdir('x')", "y = [2]"], 1, "k", [0, 1, 2]),
    (["def f(x):\n  open('l', 'a').write(x)", "f('1')", "y = [2]"], 1, "[x for x in y]", [2]),
    (["def f(x):\n  open('l', 'a').write(x)", "d = []", "f(d)", "y = 2"], 2, "d", [0, 1, 2, 3]),
    (["x = 1", "open('l', 'w').write(str(x))", "y = [2]"], 1, "[x for x in y]", [2]),
    (["x = 1", "open('l', 'w').write(str(x))", "y = [2]"], 1, "[x for _ in y]", [0, 1, 2]),
    (["with open('l', 'w') as f:\n  f.write('x')", "y = [2]"], 0, "y", [1]),
    (["def g():\n  global y\n  y = open('l', 'w')", "g()", "x = 2"], 1, "y", [0, 1, 2]),
    (["f = open('l', 'w')", "f.write('x')", "z = f.name", "y = 2"], 0, "y", [3]),
    (["f = open('l', 'w')", "f.write('x')", "z = f.name", "y = 2"], 0, "z", [0, 1, 2, 3]),
    // What names do not tell.
    (["import sys; sys.setrecursionlimit(9999); open('l', 'w')", "y = 2"], 0, "y", [0, 1]),
    (["import os", "os.chdir('x'); os.mkdir('q')", "y = 2"], 1, "y", [0, 1, 2]),
    (["import json", "json.dumps = open('l', 'w').write", "y = 2"], 1, "y", [0, 1, 2]),
    (["from os import *", "mkdir('l')", "y = 2"], 1, "y", [0, 1, 2]),
    (["x = 1", "open('l', 'w')"], 1, "globals()", [0, 1]),
    (["exec('z = 3')", "open('l', 'w')"], 1, "z", [0, 1]),
    (["import elsewhere; elsewhere.save('l')", "y = 2"], 0, "y", [0, 1]),
  ]

  @Test(
    "E7 Code that acted outside is left out only where nothing leads from it to what is measured",
    arguments: [9, 12, 13])
  func needs(_ minor: Int) throws {
    guard let python = Pythons.minor(minor) else { return }
    let session = try session(on: python)
    defer { session.close() }
    session.run("pass")
    for (entries, acted, code, expected) in Self.needs {
      let needed = session.needed(of: entries.map { typed($0) }, acted: [acted], for: [typed(code)])
      let found = Set(needed.indices.filter { needed[$0] })
      #expect(found == expected, "\(entries) for \(code)")
    }
  }
}
