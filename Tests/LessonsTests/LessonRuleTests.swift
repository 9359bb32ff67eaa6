import Basics
import Lessons
import Testing

/// Each rule finds its fault, at its place, and nothing else.
@Suite struct LessonRuleTests {
  /// A change to the sample, the finding it must give, and the source line it must point at.
  struct Fault: CustomTestStringConvertible, Sendable {
    var id: String
    var line: String
    var changes: [(String, String)]

    init(_ id: String, at line: String, _ changes: (String, String)...) {
      (self.id, self.line, self.changes) = (id, line, changes)
    }

    var testDescription: String { "\(id) at \(line)" }
  }

  static let structure = [
    Fault("front-matter", at: "--", ("---\nid: points", "--\nid: points")),
    Fault("missing-key", at: "id: points", ("track: values\n", "")),
    Fault("yaml", at: "minutes: 5", ("track: values", "minutes: 5")),
    Fault("value", at: "minutes: soon", ("minutes: 5", "minutes: soon")),
    Fault("value", at: "id: Points", ("id: points\ntitle", "id: Points\ntitle")),
    Fault("value", at: "swift: no", ("swift: none, because this is a test", "swift: no")),
    Fault("title", at: "# Lean points", ("# Leaner points", "# Lean points")),
    Fault("title", at: "Each object", ("# Leaner points\n\n", "")),
    Fault("title", at: "# Measure", ("## Measure", "# Measure")),
    Fault("fold", at: "<details>", ("Hint 1", "Hint 2")),
    Fault("fold", at: "<details>", ("<summary>Hint 1", "<summary>Tip")),
    Fault("fold", at: "</details>", ("## Claim\n", "## Claim\n\n</details>\n")),
    Fault("markdown", at: "<b>", ("## Claim\n", "## Claim\n\n<b>\nHi\n</b>\n")),
    Fault("markdown", at: "![x](y.png)", ("## Claim\n", "## Claim\n\n![x](y.png)\n")),
  ]

  static let code = [
    Fault(
      "role", at: "```python naive twice", ("```python naive\n[P", "```python naive twice\n[P")),
    Fault(
      "role", at: "```python solution",
      ("```python optimized", "```python solution\n0\n```\n\n```python optimized")),
    Fault("role", at: "```python kept", ("```python optimized", "```python kept")),
    Fault("role", at: "```python fact", ("```python fact D7", "```python fact")),
    Fault(
      "role", at: "```yaml experimnt",
      ("```yaml experiment", "```yaml experimnt\nid: x\n```\n\n```yaml experiment")),
    Fault("variants", at: "id: points", ("```python optimized", "```python")),
    Fault(
      "variants", at: "```python naive",
      ("```python optimized", "```python naive\n0\n```\n\n```python optimized")),
    Fault(
      "knobs", at: "```yaml experiment",
      ("## Measure", "```yaml experiment\nid: two\nn: 1\n```\n\n## Measure")),
    Fault(
      "stray-code", at: "```python setup",
      ("## Remember\n", "## Remember\n\n```python setup\nx = 1\n```\n")),
    Fault("exercise-code", at: "id: smaller", ("```python use\nsum(it)", "```python\nsum(it)")),
    Fault(
      "role", at: "```python other",
      ("```python use\nsum(it)", "```python other\n1\n```\n\n```python use\nsum(it)")),
  ]

  static let knobs = [
    Fault("value", at: "n: 1,000,000", ("n: 1_000_000", "n: 1,000,000")),
    Fault("value", at: "quick: 2_000_000", ("quick: 10_000", "quick: 2_000_000")),
    Fault("value", at: "large: 10", ("large: 10_000_000", "large: 10")),
    Fault("missing-key", at: "ledger: kept", ("  question: How many times less?\n", "")),
    Fault("value", at: "- {ledger: kept", ("since: 3.10", "since: three")),
    Fault("value", at: "- {ledger: build", ("is: faster", "is: smaller")),
    Fault("unknown-key", at: "- {ledger: build", ("is: faster", "is: faster, atleast: 2")),
    Fault("value", at: "at-most: 5", ("at-most: 0.5", "at-most: 5")),
    Fault("value", at: "n: [20_000]", ("n: [20_000, 10_000]", "n: [20_000]")),
    Fault(
      "value", at: "{ledger: build",
      ("{ledger: build, is: faster}", "{ledger: build, is: faster, language: swift}")),
    Fault(
      "value", at: "ledger: use",
      ("task: Keep the numbers in half the room.\nledger: kept", "task: x\nledger: use")),
  ]

  static let text = [
    Fault("parts", at: "title: Leaner points", ("## Remember", "## Afterwards")),
    Fault("parts", at: "## Claims", ("## Claim\n", "## Claims\n")),
    Fault("waste", at: "Each object", ("each time.", "each time. And again.")),
    Fault(
      "prediction", at: "id: points",
      ("predict:\n  ledger: kept\n  question: How many times less?\n", "")),
    Fault("table", at: "## Measure", ("{{points.table}}\n\n", "")),
    Fault(
      "expectation", at: "id: points",
      ("  - {ledger: kept, is: smaller, at-least: 1.5, since: 3.10}\n", "")),
    Fault(
      "exercise", at: "id: smaller",
      ("<details>\n<summary>Hint 1</summary>\n\nThink of `array`.\n\n</details>\n", "")),
    Fault("slot", at: "It is", ("{{points.kept.verdict}}", "{{points.weight}}")),
    Fault("slot", at: "It is", ("{{points.n}}.", "{{points.n.")),
    Fault("slot", at: "It is", ("It is", "It is {{points.picture}}")),
    Fault("slot", at: "## Claim: {{D4.verdict}}", ("## Claim\n", "## Claim: {{D4.verdict}}\n")),
    Fault("slot-target", at: "It is", ("{{points.kept.verdict}}", "{{pionts.kept.verdict}}")),
    Fault("slot-target", at: "It is", ("{{points.naive.kept.each}}", "{{points.lean.kept.each}}")),
    Fault("slot-target", at: "Each object", ("each time.", "each {{points.n}}.")),
    Fault("slot-target", at: "On {{engine}}", ("this {{D4.verdict}}", "this {{D5.verdict}}")),
    Fault("bare-figure", at: "- Fixed", ("cost less", "cost 20 % less")),
    Fault("bare-figure", at: "- Fixed", ("cost less", "are 1.5 times leaner")),
    Fault("bare-figure", at: "- Fixed", ("cost less", "save 3-MB")),
    Fault("bare-figure", at: "8 bytes", ("One block", "8 bytes")),
    Fault("bare-figure", at: "> “46.7%", ("(D4)", "")),
    Fault("bare-figure", at: "> “47%", ("“46.7%", "“47%")),
    Fault(
      "duplicate-name", at: "id: points",
      (
        "## Measure",
        "## Again\n\n```python naive\n1\n```\n\n```python optimized\n2\n```\n\n```yaml experiment\nid: points\nn: 10\nexpect:\n  - {ledger: kept, is: same}\n```\n\n## Measure"
      )),
    Fault("swift", at: "id: points", ("swift: none, because this is a test\n", "")),
    Fault(
      "claim", at: "- {id: D44", ("{id: D4,", "{id: D44,"), ("{{D4.verdict}}", "{{D44.verdict}}")),
    Fault("claim", at: "```python fact D8", ("fact D7", "fact D8")),
  ]

  @Test(arguments: structure + code + knobs + text)
  func findsIts(_ fault: Fault) throws {
    let catalogue = Sample.catalogue
    let linted = LessonLinter.lint(
      LessonFile(file: "points.md", text: Sample.text(replacing: fault.changes)),
      catalogue: catalogue)
    let found = try #require(
      linted.diagnostics.first { $0.id == "lesson.\(fault.id)" },
      "\(linted.diagnostics.map(\.description))")
    #expect(found.sourceLine?.contains(fault.line) == true, "\(found)")
    #expect(found.hint != nil)
    #expect(linted.diagnostics.count <= 2, "\(linted.diagnostics.map(\.description))")
  }

  @Test func figuresOfCodeAndCountsAreNoMeasurements() {
    let changes = [("cost less", "cost less than `64 KiB`, in 3.11 and for 1,000,000 objects")]
    let linted = LessonLinter.lint(
      LessonFile(file: "points.md", text: Sample.text(replacing: changes)))
    #expect(linted.diagnostics == [])
  }

  @Test func anyTextAtAllIsReadWithoutATrap() {
    for text in [
      "", "---", "---\n---", "---\nid: [\n---\n", "```", "<details>", "{{", "---\n- a\n---",
    ] {
      let linted = LessonLinter.lint(LessonFile(file: "x.md", text: text))
      #expect(linted.lesson == nil)
      #expect(!linted.diagnostics.isEmpty)
    }
    let deep = String(repeating: "> ", count: 2_000) + "x"
    #expect(LessonParser.parse(Sample.lesson + "\n\n" + deep, file: "x.md").lesson != nil)
  }
}
