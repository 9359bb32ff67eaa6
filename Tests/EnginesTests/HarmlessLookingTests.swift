import Basics
import Engines
import Foundation
import Measuring
import TestSupport
import Testing

/// Looking at objects runs nothing of theirs: `Fixtures/hostile.py` tells in a file what ran.
@Suite struct HarmlessLookingTests {
  private let folder = TemporaryFolder()

  private static let names = [
    "loud", "posh", "moduled", "popping", "clearing", "listed", "mapped", "numbered", "error",
    "many", "keyed", "sized", "cycle", "Loud", "Posh", "Moduled", "Meta", "Text",
  ]

  private var told: String { folder.path + "/told" }

  private func hostileSession(on python: PythonInterpreter) throws -> any EngineSession {
    let session = try session(on: python)
    let fixture = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/hostile.py")
    let code = try String(contentsOf: fixture, encoding: .utf8)
    let outcome = session.run("TOLD = \"\(told)\"\n" + code)
    #expect(outcome.value != nil, "\(outcome)")
    return session
  }

  private func ran() throws -> Set<String> {
    let text = try String(contentsOfFile: told, encoding: .utf8)
    try Data().write(to: URL(filePath: told))
    return Set(text.split(separator: "\n").map(String.init))
  }

  @Test(
    "S3 S4 Sizes, layouts, lists, words and deletions run no code of hostile classes",
    arguments: Pythons.all)
  func nothingRuns(_ python: PythonInterpreter) throws {
    let session = try hostileSession(on: python)
    defer { session.close() }
    for name in Self.names {
      let sizing = session.size(name)
      #expect(sizing.value?.memory.own != nil, "\(name): \(sizing)")
      #expect(try ran() == [], "size \(name)")
      _ = session.complete(name + ".")
      _ = session.complete(name + ".items.")
      _ = session.complete(name + "[\"")
      _ = session.complete(String(name.prefix(3)))
      #expect(try ran() == [], "words for \(name)")
      _ = session.layout(typed(name), n: nil, monitor: SilentMonitor())
      #expect(try ran() == [], "layout \(name)")
    }
    let listed = Set(session.names().map(\.name))
    #expect(listed.isSuperset(of: Self.names))
    #expect(try ran() == [], "names")
    let weighed = try #require(session.weighNames(monitor: SilentMonitor()).value)
    #expect(weighed.first { $0.name == "moduled" }?.type == "elsewhere.Moduled")
    #expect(try ran() == [], "who")
    #expect(session.run("del spare").value?.returned != nil)
    #expect(try ran() == [], "del")
    #expect(try session.shown("popping, len(clearing.keys())") == "([1000, 2000, 3000], 1)")
    // The trap itself works.
    session.run("len(loud); hash(Posh)")
    #expect(try ran() == ["__len__", "meta __hash__"])
  }

  @Test(
    "S3 S4 Compared and watched, hostile objects are run by nothing of heft's",
    arguments: Pythons.all)
  func nothingRunsBesideTheCode(_ python: PythonInterpreter) throws {
    let session = try hostileSession(on: python)
    defer { session.close() }
    for name in Self.names {
      let experiment = Experiment(
        variants: [
          Variant(name: "naive", code: typed(name)),
          Variant(name: "optimized", code: typed("[\(name)]")),
        ], n: 1)
      let compared = session.measureByFork(experiment, monitor: SilentMonitor())
      #expect(compared.value != nil, "\(name): \(compared)")
      #expect(try ran() == [], "compare \(name)")
      let watched = session.watch(
        typed("[\(name)]"), n: nil, monitor: SilentMonitor(), onLook: { _ in })
      #expect(watched.value != nil, "\(name): \(watched)")
      #expect(try ran() == [], "watch \(name)")
    }
    // The collector's callback is still there for the code's own collections.
    session.run("gc.collect()")
    #expect(try ran() == ["a callback of the collector"])
  }

  @Test(
    "S2 S5 What is registered for forks does not run when heft forks", arguments: Pythons.all)
  func forksAreNotNoticed(_ python: PythonInterpreter) throws {
    let session = try session(on: python)
    defer { session.close() }
    session.run(
      """
      import os, threading
      told = os.open("\(told)", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
      def hook(what): return lambda: os.write(told, what + b"\\n")
      os.register_at_fork(
          before=hook(b"before"), after_in_child=hook(b"child"), after_in_parent=hook(b"parent"))
      x = [1000, 2000]
      """)
    session.run("y = 3")  // and a copy before it, for undo
    #expect(session.size("x").value?.memory.freed != nil)
    #expect(session.size("[x]").value?.memory.freed != nil)
    #expect(session.weighNames(monitor: SilentMonitor()).value?.isEmpty == false)
    _ = session.layout(typed("x"), n: nil, monitor: SilentMonitor())
    _ = session.watch(typed("x"), n: nil, monitor: SilentMonitor(), onLook: { _ in })
    _ = session.complete("x.")
    #expect(try ran() == [])
    session.run(
      "event = threading.Event()\nthreading.Thread(target=event.wait, daemon=True).start()")
    #expect(session.size("x").value?.memory.own != nil)
    #expect(session.weighNames(monitor: SilentMonitor()).value?.isEmpty == false)
    #expect(try ran() == [], "with threads")
    // The code's own forks are what it was registered for.
    session.run("event.set()\nif (child := os.fork()) == 0: os._exit(0)\n_ = os.waitpid(child, 0)")
    #expect(try ran() == ["before", "child", "parent"])
  }

  @Test("S3 A length that would have to be computed is not asked for", arguments: Pythons.all)
  func lazyLengths(_ python: PythonInterpreter) throws {
    let session = try session(on: python)
    defer { session.close() }
    session.run(
      """
      class Lazy:
          __slots__ = ("loaded",)
          def __len__(self):
              self.loaded = [10_000 + i for i in range(2_000)]
              return 2_000
      """)
    let sizing = try #require(session.size("Lazy()").value)
    // The links of the collector, the head of an object, one slot.
    #expect(sizing.memory.kept?.bytes == 40)
    #expect(sizing.memory.deep?.bytes == 40)
    #expect(sizing.memory.own?.bytes == 40)
  }

  @Test("S3 A lazy object of pandas is weighed as it is")
  func lazyPandas() throws {
    let path = HeftProcess.packageFolder.appending(path: ".heft-venv-packages/3.11/bin/python").path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      return print("No packages for 3.11: a group of pandas is not weighed.")
    }
    let python = try InterpreterFinder().choose(path)
    let session = try session(on: python, budget: Budget(time: .seconds(120)))
    defer { session.close() }
    session.run(
      """
      import pandas as pd
      frame = pd.DataFrame({"k": [i % 500 for i in range(5_000)], "v": range(5_000)})
      def looked(group):
          open("\(told)", "a").write("__len__\\n")
          return 0
      group = frame.groupby("k")
      type(group).__len__ = looked
      """)
    try Data().write(to: URL(filePath: told))
    let sizing = try #require(session.size("group").value)
    #expect(try ran() == [])
    // Without what `__len__` computes: the groups alone would be 500 lists of positions.
    #expect(try #require(sizing.memory.own).bytes < 10_000)
  }

  @Test("S4 A metaclass whose name raises spoils no size", arguments: Pythons.all)
  func namesThatRaise(_ python: PythonInterpreter) throws {
    let session = try session(on: python)
    defer { session.close() }
    session.run(
      """
      class Meta(type):
          __name__ = property(lambda cls: 1 / 0)
          __qualname = __module__ = property(lambda cls: 1 / 0)
      class Nameless(metaclass=Meta):
          pass
      it = Nameless()
      """)
    let said = try #require(try session.shown("__import__('sys').getsizeof([1000, 2000])"))
    let sizing = try #require(session.size("[1000, 2000]").value)
    #expect(sizing.memory.kept?.bytes == Int(said))
    #expect(sizing.memory.freed?.bytes == Int(said))
    #expect(session.size("it").value?.type == "Nameless")
    #expect(session.names().contains { $0.name == "it" && $0.type == "Nameless" })
  }
}
