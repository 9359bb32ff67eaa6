import Basics
import Journaling
import Measuring

/// Values that tests put into journals.
enum Samples {
  static let engine = EngineIdentity(
    name: "python", version: "3.12.1", path: "/usr/bin/python3.12", build: "CPython (main, GCC)")

  static let start = Event.SessionStarted(
    heft: "0.1",
    machine: MachineDescription(
      system: "Debian GNU/Linux 12", kernel: "Linux 6.1.0", architecture: "x86_64",
      processor: "a processor", cores: 2, memory: ByteCount(24_000_000_000)),
    directory: "/home/someone", engines: [engine])

  static var reading: MemoryReading {
    var reading = MemoryReading()
    reading.shallow = ByteCount(8_448_728)
    reading.kept = ByteCount(40_447_000)
    reading.objects = 1_000_001
    reading.byType = [TypeShare(type: "int", objects: 1_000_000, bytes: ByteCount(32_000_000))]
    reading.notes = ["“Kept” holds 4 bytes more for each int.\nSecond line."]
    return reading
  }

  static let sizing = Sizing(
    engine: engine, expression: "[x*x for x in range(n)]", type: "list", length: 1_000_000,
    memory: reading, buildSeconds: 0.046, walkSeconds: 0.02)

  static let experiment = Experiment(
    variants: [variant("naive", "list(range(n))"), variant("optimized", "range(n)")],
    use: Snippet("sum(it)", origin: origin(3)), n: 1000)

  static let timing = Timing(
    median: 1e-5, low: 0.9e-5, high: 1.1e-5,
    samples: [Sample(seconds: 1e-5, loops: 100, process: 0)])

  static var trace: MemoryTrace {
    var trace = MemoryTrace()
    trace.add(seconds: 0, bytes: 0)
    trace.add(seconds: 0.125, bytes: 4096)
    return trace
  }

  static let comparison = Comparison(
    engine: engine, n: 1000,
    variants: [
      VariantResult(
        variant: variant("naive", "list(range(n))"), memory: reading,
        build: timing,
        answer: Answer(repr: "499500", digest: "int:499500")),
      VariantResult(variant: variant("optimized", "range(n)"), memory: MemoryReading()),
    ],
    verdicts: [
      .kept: LedgerVerdict(verdict: .smaller, ratio: 194_000),
      .build: LedgerVerdict(verdict: .faster, ratio: 9.5, low: 9.1, high: 9.9),
    ],
    sameAnswer: true, warnings: [Warning(id: "machine.loaded", message: "It is busy.")])

  /// One event of each kind, with everything set that can be.
  static let allEvents: [Event] = [
    .sessionStarted(start),
    .engine(engine),
    .entry(
      Event.Entry(kind: .code, text: "def f(n):\n  return \"é\\u2028\"", index: 1, engine: "python")
    ),
    .executed(
      Event.Executed(entry: 3, outcome: .failed, message: "A name is unknown.", seconds: 0.5)),
    .output(Event.Output(entry: 3, stream: .stderr, text: "line\u{0}\n\u{1F600}")),
    .withdrawn(Event.Withdrawn(entry: 3)),
    .reset(Event.Reset(engine: "python")),
    .setting(Event.Setting(name: "replay", value: "off")),
    .sized(
      Event.Sized(
        sizing: sizing, code: Snippet("x", origin: origin(1)),
        setup: [Snippet("y = 1", origin: origin(2))], n: 3,
        place: LessonPlace(lesson: "slots", step: 2), packages: ["numpy": "2.3.4"])),
    .compared(
      Event.Compared(
        experiment: experiment, comparison: comparison, effort: .quick,
        place: LessonPlace(lesson: "slots", step: 2, experiment: "points"))),
    .timed(
      Event.Timed(
        engine: engine, code: Snippet("sum(xs)", origin: origin(4)),
        setup: [Snippet("xs = [1]", origin: origin(2))], n: 3, timing: timing, empty: 2e-8,
        effort: .careful, complete: false,
        warnings: [Warning(id: "machine.loaded", message: "It is busy.")],
        place: LessonPlace(lesson: "slots"), packages: ["numpy": "2.3.4"])),
    .watched(
      Event.Watched(
        engine: engine, code: Snippet("sum(xs)", origin: origin(4)),
        setup: [Snippet("xs = [1]", origin: origin(2))], n: 3, trace: trace,
        peak: ByteCount(4096), kept: ByteCount(0), seconds: 0.25,
        place: LessonPlace(lesson: "slots"), packages: ["numpy": "2.3.4"])),
    .laidOut(
      Event.LaidOut(
        layout: ObjectLayout(
          engine: engine, expression: "y", type: "int",
          blocks: [
            LayoutBlock(
              title: "the object", bytes: ByteCount(28), allocator: .pymalloc, taken: ByteCount(32),
              parts: [
                LayoutPart(
                  role: .head, offset: 0, each: 8, name: "ob_refcnt", meaning: "references",
                  value: "1")
              ])
          ], notes: ["It is made up."]),
        code: Snippet("y", origin: origin(4)), setup: [Snippet("y = 1", origin: origin(2))], n: 3,
        place: LessonPlace(lesson: "slots"), packages: ["numpy": "2.3.4"])),
    .measured(
      Event.Measured(
        instrument: "counted", engine: engine, code: Snippet("y", origin: origin(4)),
        setup: [Snippet("y = 1", origin: origin(2))], n: 3, result: ["characters": 1],
        place: LessonPlace(lesson: "slots"), packages: ["numpy": "2.3.4"])),
    .lessonOpened(Event.LessonOpened(lesson: "slots", title: "Slots", steps: 6)),
    .stepReached(Event.StepReached(lesson: "slots", step: 1, title: "Predict")),
    .prediction(
      Event.Prediction(
        lesson: "slots", experiment: "points", ledger: .kept, bet: 2, actual: 1.5, score: 0.8)),
    .experimentRun(
      Event.ExperimentRun(lesson: "slots", experiment: "points", step: 2, result: 10, held: true)),
    .hintShown(Event.HintShown(lesson: "slots", exercise: "fit", number: 1)),
    .exerciseAttempted(
      Event.ExerciseAttempted(
        lesson: "slots", exercise: "fit", code: "pass", passed: false, reasons: ["Empty."])),
    .solutionShown(Event.SolutionShown(lesson: "slots", exercise: "fit")),
    .lessonCompleted(Event.LessonCompleted(lesson: "slots")),
    .note(Event.Note(text: "A note\nof two lines", about: 10, lesson: "slots", replaces: 2)),
    .pin(Event.Pin(event: 10)),
    .sessionEnded(Event.SessionEnded(reason: "quit")),
  ]

  static func variant(_ name: String, _ code: String) -> Variant {
    Variant(name: name, code: Snippet(code, origin: origin(1)))
  }

  static func origin(_ index: Int) -> SourceLocation {
    SourceLocation(file: "heft[\(index)]", line: 1)
  }

  /// A moment that many seconds after a fixed one.
  static func time(_ seconds: Int) -> Timestamp {
    Timestamp(microseconds: 1_763_711_712_123_456 + seconds * 1_000_000)
  }
}
