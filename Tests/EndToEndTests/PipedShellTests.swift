import Foundation
import TestSupport
import Testing

/// Commands from a pipe and from a file, and what scripts can rely on.
@Suite(.serialized) struct PipedShellTests {
  private let folder = TemporaryFolder()

  @Test func blocksCommentsAndALastLineWithoutItsBreak() throws {
    let input = """
      # a comment of the script's own
      def build(n):
          # one in a block

          return list(range(n))

      built = build(5)  # and one after code
      if built:
          print("five:", len(built))
      else:
          print("none")
      size built
      """
    let heft = try HeftProcess.run([], input: input)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.errors.isEmpty)
    #expect(heft.output.hasPrefix("five: 5\n"))
    #expect(heft.output.contains("list of 5 int"))
    #expect(!heft.output.contains("heft>"))
    #expect(!heft.output.contains("\u{1B}"))

    let file = try folder.file("script.heft", input)
    let run = try HeftProcess.run(["run", file])
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output == heft.output)
  }

  @Test func sizeShowsAllOfWhereTheBytesAreWhenAsked() throws {
    let code = "data = {'log': [str(i % 7) * 50 for i in range(999)]}\n"
    let short = try HeftProcess.run([], input: code + "size data\n")
    #expect(short.output.contains("data[\"log\"]"))
    #expect(short.output.contains("is stored"))
    #expect(!short.output.contains("links away"))
    #expect(short.output.split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
    let whole = try HeftProcess.run([], input: code + "size data --where\n")
    for head in ["hangs on", "links away", "repeated value", "room in"] {
      #expect(whole.output.contains(head), "\(head)")
    }
    let line = try HeftProcess.run(["size", "--where", "['a b' * 99, None]"])
    #expect(line.output.contains("it[0]") && line.output.contains("links away"))
  }

  @Test(arguments: [
    ("size [1]\n1 / 0\nfrobnicate --now\n", 1), ("%frobnicate\n1 / 0\n", 2),
    ("x = (1,]\n1 / 0\n", 2),
    ("1 / 0\nquit\n%frobnicate\n", 1), ("", 0), ("x = 1\nquit\n1 / 0\n", 0),
  ])
  func theExitCodeIsThatOfTheFirstFailure(_ input: String, _ code: Int32) throws {
    #expect(try HeftProcess.run([], input: input).exitCode == code)
    let file = try folder.file("script.heft", input)
    #expect(try HeftProcess.run(["run", file]).exitCode == code)
  }

  @Test func aFileThatRunsItselfIsStopped() throws {
    let file = folder.url.appending(path: "self.heft").path()
    try Data("1 + 1\nrun \(file)\n".utf8).write(to: URL(filePath: file))
    let heft = try HeftProcess.run(["run", file])
    #expect(heft.exitCode == 2)
    #expect(heft.output == "2\n")
    #expect(heft.errors.contains("self.heft is running already"))
  }

  @Test func aFolderIsNoScript() throws {
    let heft = try HeftProcess.run(["run", folder.path])
    #expect(heft.exitCode == 2)
    #expect(heft.errors.contains("cannot be read"))
  }

  @Test func aComparisonWhoseAnswersDifferFailsTheScript() throws {
    let heft = try HeftProcess.run([], input: "compare [1] vs [2] --use sum(it)\nsize [1]\n")
    #expect(heft.exitCode == 1)
    #expect(heft.output.contains("list of 1 int"))
  }

  @Test func ownFunctionsAndNamesReachTheComparison() throws {
    let heft = try HeftProcess.run(
      [],
      input: """
        step = 2
        def f(n): return list(range(0, n, step))

        compare f(n) vs range(0, n, step) --use sum(it) --n 20_000

        """)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.contains("n = 20,000"))
    #expect(heft.output.contains("smaller"))
  }

  @Test func whatBelongsToALaterStepOfALessonWaitsForIt() throws {
    for command in ["hint", "solution", "check"] {
      let heft = try HeftProcess.run([], input: "lesson welcome\n\(command)\n")
      #expect(heft.exitCode == 2)
      #expect(
        heft.errors.contains("The exercise comes at step 5 of welcome, and this is step 1."),
        "\(heft.errors)")
    }
    let bet = try HeftProcess.run([], input: "lesson welcome\npredict 5\n")
    #expect(bet.exitCode == 2)
    #expect(bet.errors.contains("The experiment comes at step 2 of welcome"), "\(bet.errors)")
  }

  @Test func aLinkToALessonNamesItsCommand() throws {
    let heft = try HeftProcess.run([], input: "lesson copies 4\n", environment: ["COLUMNS": "200"])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.contains("buffers (lesson buffers)"), "\(heft.output)")
    #expect(!heft.output.contains(".md"))
  }

  @Test func theShellStartsWithAPythonAndGoesOnWithAnother() throws {
    let (oldest, newest) = (try #require(Pythons.all.first), try #require(Pythons.all.last))
    let said = "import sys; print('%d.%d' % sys.version_info[:2])\n"
    let heft = try HeftProcess.run(
      ["--python", newest.path], input: "\(said)engine python \(oldest.version)\n\(said)")
    #expect(heft.exitCode == 0, "\(heft.errors)")
    let lines = heft.output.split(separator: "\n")
    #expect(lines.first == newest.version[...] && lines.last == oldest.version[...], "\(lines)")
    #expect(heft.output.contains("CPython \(oldest.version)."))
  }

  @Test func aLessonIsTakenFromAPipe() throws {
    let course = try ShippedLessons.quick()
    let heft = try HeftProcess.run(
      [],
      input: """
        lesson welcome
        next
        predict 50000
        run
        next
        next
        solution
        next
        next
        lessons

        """, environment: ["HEFT_LESSONS": course.url.appending(path: "lessons").path()])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    for piece in [
      "Your bet: 50,000 times", "You bet 50,000 times less", "Measure: four ways to say how big",
      "(3 * x + 1 for x in numbers)", "What a list weighs: done.",
      "Next: `lesson headers`",
    ] {
      #expect(heft.output.contains(piece), "no \(piece) in:\n\(heft.output)")
    }
  }
}
