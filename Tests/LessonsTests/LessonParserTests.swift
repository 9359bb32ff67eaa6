import Basics
import Languages
import Lessons
import Testing

@Suite struct LessonParserTests {
  private let parsed = Sample.parsed()

  @Test func aCompleteLessonIsClean() {
    #expect(parsed.diagnostics.map(\.description) == [])
    #expect(parsed.isClean)
  }

  @Test func frontMatter() throws {
    let header = try #require(parsed.lesson).header
    #expect(header.id == "points")
    #expect(header.title == "Leaner points")
    #expect(header.track == "values")
    #expect(header.minutes == 5)
    #expect(header.introduces.map(\.text) == ["slots"])
    #expect(header.introduces.first?.location.line == 6)
    #expect(header.noSwiftReason == "this is a test")
  }

  @Test func stepsAndParts() throws {
    let steps = try #require(parsed.lesson).steps
    #expect(steps.map(\.part) == Part.allCases)
    #expect(steps[0].title == "Leaner points")
    #expect(steps[1].title == "Predict: how much lighter?")
    #expect(steps[1].location == SourceLocation(file: "points.md", line: 14))
  }

  @Test func anExperimentTakesTheCodeOfItsStep() throws {
    let lesson = try #require(parsed.lesson)
    let experiment = try #require(lesson.experiments.first)
    #expect(experiment.id == "points")
    #expect((experiment.n, experiment.quick) == (1_000_000, 10_000))
    #expect(experiment.large == 10_000_000)
    #expect(experiment.seconds == 120)
    #expect(experiment.prediction?.ledger == .kept)
    let program = try #require(experiment.programs[.python])
    #expect(program.setup.map(\.code) == ["class Plain:\n    pass"])
    #expect(program.setup.first?.origin == SourceLocation(file: "points.md", line: 17))
    #expect(program.variants.map(\.name) == ["naive", "optimized"])
    #expect(program.use?.code == "len(it)")
    #expect(
      experiment.expectations.map(\.description) == [
        "kept is smaller, at least 1.5 times, on python 3.10 and later", "build is faster",
      ])
    #expect(experiment.claims.map(\.claim) == ["D4"])
    #expect(lesson.steps[1].blocks.last == .experiment(id: "points"))
  }

  /// What is expected of code in Swift alone is expected of Swift: no other run could hold it.
  @Test func anExpectationIsOfTheLanguageThatIsThere() throws {
    let swift = Sample.text(
      replacing: ["setup", "naive", "optimized", "use"].map {
        ("```python \($0)", "```swift \($0)")
      })
    let lesson = try #require(LessonParser.parse(swift, file: "points.md").lesson)
    let experiment = try #require(lesson.experiments.first)
    #expect(experiment.firstLanguage == .swift)
    #expect(experiment.expectations.map(\.language) == [.swift, .swift])
    let other = try #require(Sample.parsed().lesson?.experiments.first)
    #expect(other.expectations.map(\.language) == [.python, .python])
  }

  @Test func runAndCheckReachBackToTheNearest() throws {
    let lesson = try #require(parsed.lesson)
    #expect(lesson.experiment(atStep: 0) == nil)
    #expect(lesson.experiment(atStep: 1)?.id == "points")
    #expect(lesson.experiment(atStep: 5)?.id == "points")
    #expect(lesson.exercise(atStep: 3) == nil)
    #expect(lesson.exercise(atStep: 5)?.id == "smaller")
  }

  @Test func slotsAreFoundWithTheirPlaces() throws {
    let measure = try #require(parsed.lesson).steps[2]
    let slots = measure.blocks.flatMap(\.slots)
    #expect(
      slots.map(\.reference) == [
        .table(experiment: "points"),
        .comparison(experiment: "points", ledger: .kept, form: .verdict),
        .each(experiment: "points", variant: "naive", ledger: .kept),
        .size(experiment: "points"),
      ])
    #expect(slots.map(\.location.column) == [1, 9, 36, 77])
    guard case .result = measure.blocks.first else {
      Issue.record("a table's slot alone in its paragraph is a block of its own")
      return
    }
  }

  @Test func anExerciseHidesItsHintsAndSolution() throws {
    let lesson = try #require(parsed.lesson)
    let exercise = try #require(lesson.exercises.first)
    #expect(exercise.id == "smaller")
    #expect(exercise.task == "Keep the numbers in half the room.")
    #expect(exercise.goal == Exercise.Goal(ledger: .kept, atMost: 0.5, atLeast: 0.01))
    #expect(exercise.sizes == [10_000, 20_000])
    #expect(exercise.hints.map { $0.flatMap(\.prose).map { $0.plain() } } == [["Think of array."]])
    let program = try #require(exercise.programs[.python])
    #expect(program.starter == program.naive)
    #expect(program.solution.code == "import array\narray.array(\"q\", data)")
    let shown = lesson.steps[4].blocks.flatMap(\.prose).map { $0.plain() }.joined()
    #expect(!shown.contains("array"))
    #expect(
      lesson.steps[4].blocks.allSatisfy { block in
        if case .code(let code) = block { code.role != .solution } else { true }
      })
  }

  @Test func factsNameTheirClaims() throws {
    let lesson = try #require(parsed.lesson)
    #expect(lesson.facts.map(\.claim) == ["D7"])
    #expect(lesson.judgedClaims == ["D4", "D7"])
  }

  @Test func windowsLineEndsAndAMarkOfOrderChangeNothing() throws {
    let text = "\u{FEFF}" + Sample.lesson.replacing("\n", with: "\r\n")
    let other = LessonParser.parse(text, file: "points.md")
    #expect(other == parsed)
  }

  @Test func allCodeThatRunsIsListedForTheEngine() throws {
    let code = try #require(parsed.lesson).runnableCode
    #expect(code.map(\.code.origin.line) == [17, 22, 26, 30, 62, 68, 72, 76, 100])
    #expect(code.map(\.needsValue) == [false, true, true, true, true, false, true, true, true])
    #expect(code.allSatisfy { $0.language == .python })
  }
}
