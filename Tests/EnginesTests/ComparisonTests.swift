import Basics
import Engines
import Measuring
import Testing

func compare(
  _ first: String, _ second: String, use: String? = nil, n: Int? = nil, setup: String? = nil,
  effort: Effort = .memoryOnly, on python: PythonInterpreter? = nil,
  monitor: any Monitor = SilentMonitor()
) throws -> Outcome<Comparison> {
  func part(_ code: String, _ name: String) -> Snippet {
    Snippet(code, origin: SourceLocation(file: name, line: 1))
  }
  let experiment = Experiment(
    setup: setup.map { [part($0, "setup")] } ?? [],
    variants: [
      Variant(name: "naive", code: part(first, "naive")),
      Variant(name: "optimized", code: part(second, "optimized")),
    ], use: use.map { part($0, "use") }, n: n)
  let engine = PythonEngine(try python ?? Pythons.any)
  return try engine.measure(experiment, effort: effort, budget: Budget(), monitor: monitor)
}

@Suite(.serialized) struct ComparisonTests {
  @Test(arguments: Pythons.all) func listAgainstGenerator(_ python: PythonInterpreter) throws {
    let outcome = try compare(
      "[x*x for x in range(n)]", "(x*x for x in range(n))", use: "sum(it)", n: 1_000_000,
      on: python)
    let comparison = try #require(outcome.value)
    #expect(comparison.sameAnswer == true)
    for ledger in [Ledger.kept, .peak] {
      let verdict = try #require(comparison.verdicts[ledger])
      #expect(verdict.verdict == .smaller)
      #expect(try #require(verdict.ratio) > 10_000)
    }
    let rss = comparison.variants.map { $0.memory.rss?.bytes ?? -1 }
    #expect((35_000_000...60_000_000).contains(rss[0]))
    #expect((0...2_000_000).contains(rss[1]))
  }

  @Test func swappedItSaysLarger() throws {
    let outcome = try compare(
      "(x*x for x in range(n))", "[x*x for x in range(n)]", use: "sum(it)", n: 100_000)
    #expect(outcome.value?.verdicts[.kept]?.verdict == .larger)
  }

  @Test func sameAgainstSame() throws {
    let outcome = try compare("list(range(n))", "list(range(n))", n: 100_000)
    let comparison = try #require(outcome.value)
    for ledger in [Ledger.shallow, .deep, .kept, .peak, .allocations] {
      #expect(comparison.verdicts[ledger]?.verdict == .same)
    }
    #expect(comparison.sameAnswer == nil)
  }

  @Test func answersDiffer() throws {
    let outcome = try compare("[1]", "[2]", use: "sum(it)", effort: .quick)
    let comparison = try #require(outcome.value)
    #expect(comparison.sameAnswer == false)
    #expect(comparison.verdicts.isEmpty)
  }

  @Test func timesHaveIntervals() throws {
    let outcome = try compare(
      "[x*x for x in range(n)]", "(x*x for x in range(n))", use: "sum(it)", n: 20_000,
      effort: .quick)
    let comparison = try #require(outcome.value)
    #expect(comparison.verdicts[.build]?.verdict == .faster)
    for variant in comparison.variants {
      for timing in [variant.build, variant.use] {
        let timing = try #require(timing)
        #expect(timing.low <= timing.median && timing.median <= timing.high)
        #expect(timing.processes >= 4)
      }
    }
    let use = try #require(comparison.variants[1].use?.median)
    #expect(use > 1e-4, "each use gets a generator of its own, so it is never empty")
  }

  @Test func failureNamesTheVariantAndTheLine() throws {
    let failure = try #require(try compare("[1]", "x = 0\n[1 / x]").failure)
    #expect(failure.sentence == "optimized: ZeroDivisionError: division by zero")
    #expect(failure.location == SourceLocation(file: "optimized", line: 2))
  }

  @Test func setupIsNotMeasured() throws {
    let outcome = try compare(
      "big[:10]", "big[:20]", setup: "big = list(range(10 ** 6))")
    let kept = try #require(outcome.value).variants.map { $0.memory.kept?.bytes ?? -1 }
    #expect(kept == [136, 216], "the list's own block and its items, without those of setup")
  }

  @Test func whatCodePrintsIsShownOnce() throws {
    let monitor = RecordingMonitor()
    _ = try compare(
      "print('one')\n1", "print('two')\n1", use: "print('use')\nit", setup: "print('setup')",
      effort: .quick, monitor: monitor)
    #expect(
      monitor.printed == "one\nuse\ntwo\nuse\n", "a setup is silent: it runs for each variant")
  }

  @Test func interruptKeepsWhatWasMeasured() throws {
    let monitor = RecordingMonitor()
    monitor.interruptAt = "second"
    let outcome = try compare(
      "[1] * 1000", "print('second')\nwhile True: pass\n1", monitor: monitor)
    let comparison = try #require(outcome.value)
    #expect(comparison.variants[0].memory.kept == ByteCount(8056))
    #expect(comparison.variants.allSatisfy { !$0.complete })
  }

  @Test func sessionThatCannotBeRunAgainIsMeasuredByFork() throws {
    let session = try session()
    defer { session.close() }
    session.run("def f(k): return list(range(k))")
    let experiment = Experiment(
      variants: [
        Variant(name: "naive", code: typed("f(n)")),
        Variant(name: "optimized", code: typed("range(n)")),
      ], use: typed("sum(it)"), n: 100_000)
    let outcome = session.measureByFork(experiment, monitor: SilentMonitor())
    let comparison = try #require(outcome.value)
    #expect(comparison.sameAnswer == true)
    #expect(comparison.verdicts[.kept]?.verdict == .smaller)
    #expect(comparison.variants.allSatisfy { $0.build == nil })
    #expect(comparison.warnings.map(\.id).contains("time.session"))
  }

  @Test(arguments: [
    ("{3, 1, 2}", "{1, 2, 3}", true), ("{'a': 1, 'b': 2}", "{'b': 2, 'a': 1}", true),
    ("0.1 + 0.2", "0.3", true), ("0.1", "0.1001", false), ("[1, 2]", "(1, 2)", false),
    ("1", "True", false), ("{'x', 'y'}", "{'x', 'z'}", false), ("[1.0, 2.0]", "[2.0, 1.0]", false),
    ("float('nan')", "float('nan')", true), ("{1.0: 'a'}", "{1.0 + 1e-12: 'a'}", true),
    ("__import__('array').array('i', [1, 2])", "__import__('array').array('q', [1, 2])", true),
  ]) func digestsCompareContent(_ first: String, _ second: String, _ same: Bool) throws {
    let outcome = try compare("1", "2", use: "(\(first)) if it == 1 else (\(second))")
    #expect(outcome.value?.sameAnswer == same)
  }

  /// A slow build is repeated less often than a quick one.
  @Test func buildingThatUsesTheSetupUpGivesTheSameAnswerHoweverOftenItIsRepeated() throws {
    let outcome = try compare(
      "[source.random() for _ in range(n)]",
      "import time\ntime.sleep(0.15)\n[source.random() for _ in range(n)]", use: "sum(it)", n: 1000,
      setup: "import random\nsource = random.Random(7)")
    #expect(outcome.value?.sameAnswer == true)
  }

  @Test func answerWithAnAddressIsNotComparable() throws {
    let outcome = try compare("[1]", "[1]", use: "object()")
    let comparison = try #require(outcome.value)
    #expect(comparison.sameAnswer == nil)
    #expect(comparison.variants.allSatisfy { $0.answer != nil && $0.answer?.digest == nil })
  }
}
