import Basics
import Engines
import Measuring
import Testing

@Suite struct AskingTests {
  private func weighed(
    _ code: String, on python: PythonInterpreter? = nil
  ) throws -> [String: WeighedName] {
    let session = try session(on: python)
    defer { session.close() }
    session.run(code)
    let names = try #require(session.weighNames(monitor: SilentMonitor()).value)
    return Dictionary(uniqueKeysWithValues: names.map { ($0.name, $0) })
  }

  @Test(arguments: Pythons.all) func eachNameHasItsLedgers(_ python: PythonInterpreter) throws {
    let names = try weighed(
      "a = [bytes(1000) for _ in range(100)]\nb = a\nc = [bytes(5000)]\nd = c[0]\nimport os\nclass P: pass\nf = lambda: 0",
      on: python)
    func own(_ name: String) -> Int? { names[name]?.memory?.own?.bytes }
    #expect(own("a") == 0)
    #expect(names["a"]?.memory?.shared == names["a"]?.memory?.deep)
    #expect(try #require(names["b"]?.memory?.deep).bytes > 100_000)
    #expect((50...150).contains(try #require(own("c"))))
    #expect(names["c"]?.summary == "1 items")
    #expect(names["os"]?.group == "modules" && names["os"]?.memory == nil)
    #expect(names["P"]?.group == "classes" && names["f"]?.group == "functions")
  }

  private func returned(
    _ setup: String, _ code: String, on python: PythonInterpreter? = nil
  ) throws -> Returned {
    let session = try session(on: python)
    defer { session.close() }
    session.run(setup)
    let execution = try #require(session.run(code).value)
    return try #require(execution.returned)
  }

  @Test(arguments: Pythons.all) func whatIsDeletedComesBack(_ python: PythonInterpreter) throws {
    let found = try returned("x = [bytes(1000) for _ in range(1000)]", "del x", on: python)
    #expect((1_000_000...1_100_000).contains(found.bytes.bytes))
    #expect(found.waiting == .zero && found.held == .zero)
  }

  @Test func anotherNameForTheSameObjectIsNamed() throws {
    let found = try returned("x = y = bytearray(100_000)", "del x")
    #expect(found.bytes.bytes < 200)
    #expect(found.holders == [Returned.Holder(name: "y", isSame: true)])
    #expect((99_000...101_000).contains(found.held.bytes))
  }

  @Test func namesThatHoldPartsAreNamedAndOthersAreNot() throws {
    let found = try returned(
      "x = [bytes(100_000), bytes(50_000)]\ny = {'k': x[1]}\nz = [x[1]]\nw = [bytes(70_000)]",
      "del x")
    #expect((100_000...101_000).contains(found.bytes.bytes))
    #expect((49_000...51_000).contains(found.held.bytes))
    #expect(Set(found.holders.map(\.name)) == ["y", "z"])
  }

  @Test(arguments: Pythons.all) func cyclesWaitForTheCollector(_ python: PythonInterpreter) throws {
    let found = try returned("x = [bytes(200_000)]\nx.append(x)", "del x", on: python)
    #expect(found.bytes.bytes < 1000)
    #expect((199_000...202_000).contains(found.waiting.bytes))
    #expect(found.held.bytes < 1000)
  }

  @Test func partsThatAreDeletedAreCounted() throws {
    let found = try returned("d = {'k': bytes(100_000)}", "del d['k']")
    #expect((99_000...101_000).contains(found.bytes.bytes))
  }

  @Test func whatIsMoreThanADeletionIsNotReported() throws {
    let session = try session()
    defer { session.close() }
    #expect(session.run("x = 1; del x").value?.returned == nil)
    #expect(session.run("def f():\n    pass\n").value?.returned == nil)
    #expect(session.run("del nothing").failure?.sentence.contains("NameError") == true)
  }

  @Test func lettingGoOfFinishersIsLeftToTheSession() throws {
    let session = try session()
    defer { session.close() }
    session.run(
      "class Loud:\n    def __del__(self): print('gone')\nx = [Loud(), bytes(50_000)]\ny = x")
    let first = try #require(session.run("del y").value)
    #expect(first.output.standardOutput == "")
    let second = try #require(session.run("del x").value)
    #expect(second.output.standardOutput == "gone\n")
    #expect(try #require(second.returned).bytes.bytes > 50_000)
  }

  @Test func watchedCodeHasAnExactPeakAndLeavesNothing() throws {
    let session = try session()
    defer { session.close() }
    session.run("import time\nkept = [1]")
    var looks = 0
    let code = """
      spike = bytes(30_000_000)
      del spike
      held = [bytes(1000) for _ in range(1000)]
      for _ in range(30): time.sleep(0.01)
      held
      """
    let watched = try #require(
      session.watch(typed(code), n: nil, monitor: SilentMonitor(), onLook: { _ in looks += 1 })
        .value)
    #expect((30_000_000...30_100_000).contains(try #require(watched.peak).bytes))
    #expect((1_000_000...1_200_000).contains(try #require(watched.kept).bytes))
    #expect(watched.trace.isWorthDrawing && looks > 0)
    #expect(try #require(watched.trace.bytes.last) > 900_000)
    #expect(try session.shown("'held' in globals(), kept") == "(False, [1])")
    #expect(
      session.watch(typed("1 / 0"), n: nil, monitor: SilentMonitor(), onLook: { _ in }).failure?
        .kind == .raised)
    #expect(
      session.watch(
        typed("import os; os._exit(1)"), n: nil, monitor: SilentMonitor(), onLook: { _ in }
      )
      .failure?.kind == .exited)
    #expect(try session.shown("kept") == "[1]")
  }

  @Test func anExpressionIsTimedBesideAnEmptyLoop() throws {
    let engine = PythonEngine(try Pythons.any)
    let comparison = try #require(
      try engine.time(
        typed("f(1000)"), setup: [typed("def f(n): return sum(range(n))")], n: nil, effort: .quick,
        budget: Budget(), monitor: SilentMonitor()
      ).value)
    let empty = try #require(comparison.variants.first?.build)
    let timing = try #require(comparison.variants.last?.build)
    #expect(timing.median > empty.median * 5)
    #expect(timing.low <= timing.median && timing.median <= timing.high)
    #expect(Set(timing.samples.map(\.process)).count >= 4)
  }

  @Test func aSessionThatCannotBeRunAgainIsTimedInACopy() throws {
    let session = try session()
    defer { session.close() }
    session.run("xs = list(range(1000))")
    let timing = try #require(
      session.timeByFork(typed("sum(xs)"), n: nil, monitor: SilentMonitor()).value)
    #expect(timing.median > 1e-7 && timing.samples.count > 1)
  }

  @Test func aProcessThatTheSetupStartedIsCounted() throws {
    let experiment = Experiment(
      setup: [typed("import subprocess\nhelper = subprocess.Popen(['sleep', '30'])")],
      variants: [
        Variant(name: "naive", code: typed("bytearray(n)")),
        Variant(name: "optimized", code: typed("bytearray(n // 100)")),
      ], use: typed("len(it) > 0"), n: 1_000_000)
    let comparison = try #require(
      try PythonEngine(try Pythons.any).measure(
        experiment, effort: .probeOnly, budget: Budget(), monitor: SilentMonitor()
      ).value)
    #expect(comparison.variants.map(\.memory.children) == [1, 1])
    #expect(comparison.verdicts[.kept]?.verdict == .notMeasurable)
    #expect(comparison.warnings.contains { $0.id == "children.uncounted" })
  }

  @Test func slowBuildsAreSeenWhileTheyAreWeighed() throws {
    let engine = PythonEngine(try Pythons.any)
    let slow =
      "xs = []\nfor i in range(20):\n    xs.append(bytes(100_000)); time.sleep(0.01)\nxs"
    let experiment = Experiment(
      setup: [typed("import time")],
      variants: [
        Variant(name: "naive", code: typed(slow)), Variant(name: "optimized", code: typed("[1]")),
      ], use: typed("time.sleep(0.5) or len(it)"), n: nil)
    let comparison = try #require(
      try engine.measure(
        experiment, effort: .memoryOnly, budget: Budget(), monitor: SilentMonitor()
      ).value)
    let trace = try #require(comparison.variants[0].trace)
    let highest = try #require(trace.bytes.max())
    #expect((1_500_000...2_200_000).contains(highest))
    // What was allocated last is held through the use.
    let high = zip(trace.seconds, trace.bytes).filter { $0.1 > 1_500_000 }.map(\.0)
    #expect(try #require(high.last) - #require(high.first) > 0.25)
  }
}
