import Basics
import Foundation
import TestSupport
import Testing

/// Lessons and notes that somebody else wrote: nothing of theirs runs that was not shown.
@Suite(.serialized) struct ForeignFilesTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()

  /// Runs heft with its standard output in a file that the code it runs can read.
  private func run(_ arguments: [String], output: String) throws -> Int32 {
    let process = Process()
    process.executableURL = HeftProcess.executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["HEFT_DATA": data.path, "HEFT_CACHE": TestCache.path, "COLUMNS": "200"]) { $1 }
    try Data().write(to: URL(filePath: output))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// A lesson with a fact, and with setup below the figure that needs it.
  private func lesson(copying output: String) -> String {
    func copy(_ name: String) -> String {
      "open('\(folder.path)/\(name)', 'a').write(open('\(output)').read())  # here is \(name)"
    }
    return """
      ---
      id: foreign
      title: Foreign
      track: values
      minutes: 5
      swift: none, because this is a test
      ---

      # Foreign

      A list is heavy.

      ## Predict

      ```python naive
      [i for i in range(n)]
      ```

      ```python optimized
      range(n)
      ```

      ```yaml experiment
      id: numbers
      n: 1000
      expect:
        - {ledger: kept, is: smaller}
      ```

      {{numbers.table}}

      ```python setup
      \(copy("setup"))
      ```

      ## Claim

      It is said (B17) and {{B17.verdict}}.

      ```python fact B17
      \(copy("fact"))
      True
      ```
      """
  }

  @Test(
    "X4 The code of a lesson stands on the screen before it runs",
    arguments: [
      ["lesson", "LESSON"], ["run", "STRAIGHT"], ["run", "JUMP"],
    ])
  func codeIsShownBeforeItRuns(_ arguments: [String]) throws {
    let output = "\(folder.path)/out.txt"
    let file = try folder.file("foreign.md", lesson(copying: output))
    let words = [
      "LESSON": file,
      "STRAIGHT": try folder.file("a.heft", "lesson \(file)\nnext\nrun\nnext\n"),
      // Opens the last step, where `run` means the experiment of an earlier one.
      "JUMP": try folder.file("b.heft", "lesson \(file) 3\nrun\nrun\n"),
    ]
    _ = try run(arguments.map { words[$0] ?? $0 }, output: output)
    for name in ["setup", "fact"] {
      let seen = try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
      #expect(seen.contains("# here is \(name)"), "\(name)")
    }
  }

  @Test("X12 A lesson that has the name of one of the course's, played to its end, is not that one")
  func sameNameIsNotTheSameLesson() throws {
    let text = lesson(copying: "/dev/null").replacing("id: foreign", with: "id: welcome")
    let file = try folder.file("mine.md", text)
    let played = try HeftProcess.run(
      [], input: "lesson \(file)\nnext\nrun\nnext\nnext\nnext\nlesson\nlesson welcome\n", data: data
    )
    #expect(played.output.contains("Foreign: done."), "\(played.output) \(played.errors)")
    // The course's own begins at its beginning.
    #expect(played.output.contains("What a list weighs"))
    #expect(!played.output.contains("You left welcome"))
    let lessons = try HeftProcess.run(["lessons", "--json"], data: data)
    let listed = try JSONValue(parsing: Data(lessons.output.utf8))["lessons"]?.array
    let welcome = try #require(listed?.first { $0["id"]?.string == "welcome" })
    #expect(welcome["done"]?.bool == false)
  }

  @Test(
    "X12 A file whose text changed goes on at its step, and what was measured in the old one does not count"
  )
  func aChangedTextIsAnotherLesson() throws {
    let file = try folder.file("mine.md", lesson(copying: "/dev/null"))
    _ = try HeftProcess.run([], input: "lesson \(file)\nnext\nrun\nnext\n", data: data)
    _ = try folder.file(
      "mine.md",
      lesson(copying: "/dev/null").replacing("A list is heavy.", with: "A list is light."))
    let heft = try HeftProcess.run([], input: "lesson \(file)\n", data: data)
    let said = heft.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains("text has changed since you left it at step 3"), "\(said)")
  }

  @Test("X3 A lesson that asks pip for more than packages is refused, and pip is not called")
  func pipIsNotCalled() throws {
    let marker = "\(folder.path)/marker"
    let package = try folder.file("links/evil/setup.py", "open('\(marker)', 'w')")
    let text = lesson(copying: "/dev/null").replacing(
      "minutes: 5",
      with:
        "minutes: 5\nrequires: [\"evil @ file://\((package as NSString).deletingLastPathComponent)\"]"
    )
    let file = try folder.file("foreign.md", text)
    let heft = try HeftProcess.run(["lesson", file, "--install"], data: data)
    #expect(heft.exitCode == 2, "\(heft.errors)")
    #expect(heft.errors.contains("foreign.md:6:"), "\(heft.errors)")
    #expect(!FileManager.default.fileExists(atPath: marker))
    #expect(!FileManager.default.fileExists(atPath: "\(data.path)/packages"))
  }

  // MARK: Notes

  private func record(_ code: String, as form: String, _ name: String) throws -> String {
    let commands = try folder.file("\(name).heft", code)
    let own = TemporaryFolder()
    let made = try HeftProcess.run(["run", commands], data: own)
    #expect(made.exitCode == 0, "\(made.errors)")
    let file = "\(folder.path)/\(name).\(form)"
    let written = try HeftProcess.run(["notes", "export", "--output", file], data: own)
    #expect(written.exitCode == 0, "\(written.errors)")
    return file
  }

  /// The text of some notes with the record of others, whose digest is right.
  private func mixed(_ text: String, _ record: String, form: String) throws -> String {
    guard form != "md" else {
      let mark = "<!-- heft-record"
      let shown = try #require(text.components(separatedBy: mark).first)
      return shown + mark + (try #require(record.components(separatedBy: mark).last))
    }
    func object(_ text: String) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
    var notebook = try object(text)
    notebook["metadata"] = try object(record)["metadata"]
    return String(decoding: try JSONSerialization.data(withJSONObject: notebook), as: UTF8.self)
  }

  @Test(
    "X5 Notes whose record differs from their text are not run, and it is said where",
    arguments: ["md", "ipynb"])
  func aHiddenRecordIsNotRun(_ form: String) throws {
    let marker = "\(folder.path)/marker"
    let evil = "open('\(marker)', 'w').close()"
    let text = try record("x = 1\nsize [1, 2, 3]\n", as: form, "good")
    let hidden = try record("\(evil)\nsize [1, 2, 3]\n", as: form, "evil")
    try FileManager.default.removeItem(atPath: marker)
    func contents(_ path: String) throws -> String {
      try String(contentsOfFile: path, encoding: .utf8)
    }
    let file = try folder.file(
      "mixed.\(form)", mixed(contents(text), contents(hidden), form: form))
    let heft = try HeftProcess.run(["replay", file], data: data)
    #expect(heft.exitCode == 2, "\(heft.output)")
    #expect(!FileManager.default.fileExists(atPath: marker))
    #expect(heft.errors.contains("mixed.\(form):"), "\(heft.errors)")
    #expect(heft.errors.contains("does not show"))
    // What would have run is shown.
    #expect(heft.output.replacing("\n", with: "").contains("marker', 'w')"), "\(heft.output)")
    let json = try HeftProcess.run(["replay", "--json", file], data: data)
    #expect(json.exitCode == 2)
    #expect(!FileManager.default.fileExists(atPath: marker))
    // Who wants it all the same says so; and what is as it was exported needs no such word.
    let forced = try HeftProcess.run(["replay", "--force", file], data: data)
    #expect(forced.exitCode == 0, "\(forced.errors)")
    #expect(FileManager.default.fileExists(atPath: marker))
    let plain = try HeftProcess.run(["replay", text], data: data)
    #expect(plain.exitCode == 0, "\(plain.errors)")
    #expect(plain.output.contains("x = 1"))
  }

  @Test("X5 Code in a comment, or below HTML that may hide it, is not what readers see")
  func whatIsHiddenIsNotShown() throws {
    let marker = "\(folder.path)/marker"
    let evil = "open('\(marker)', 'w').close()"
    let hidden = try String(
      contentsOfFile: record("\(evil)\nsize [1, 2, 3]\n", as: "md", "evil"), encoding: .utf8)
    try FileManager.default.removeItem(atPath: marker)
    let mark = "<!-- heft-record"
    let comment = mark + (try #require(hidden.components(separatedBy: mark).last))
    let code = "```python\n\(evil)\n```\n\n```python\n[1, 2, 3]\n```"
    let texts = [
      "<!--\n\(code)\n-->", "<div hidden>\n\n\(code)\n\n</div>",
      "<!doctype html>\n<pre>\(evil)\n[1, 2, 3]</pre>",
    ]
    for (index, text) in texts.enumerated() {
      let file = try folder.file("hidden\(index).md", "\(text)\n\n\(comment)")
      let heft = try HeftProcess.run(["replay", file], data: data)
      #expect(heft.exitCode == 2, "\(text)\(heft.output)")
      #expect(!FileManager.default.fileExists(atPath: marker), "\(text)")
    }
  }

  // MARK: Sizes

  /// The most memory that a run of heft held, in bytes, and how it ended.
  private func peak(_ arguments: [String]) throws -> (bytes: Int, exit: Int, printed: Int) {
    let python = try #require(Pythons.all.last)
    let process = Process()
    process.executableURL = URL(filePath: python.path)
    process.arguments =
      [
        "-c",
        """
        import resource, subprocess, sys
        done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        print(peak, done.returncode, len(done.stdout))
        """, HeftProcess.executable.path(),
      ] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let numbers = text.split { $0.isWhitespace }.compactMap { Int($0) }
    try #require(numbers.count == 3, "\(text)")
    return (numbers[0], numbers[1], numbers[2])
  }

  @Test("X7 A long line and a large file take no more memory than a lesson")
  func lintingIsBounded() throws {
    let line = String(repeating: "1 2 3 4 5 % ", count: 2000)
    let text = lesson(copying: "/dev/null").replacing("A list is heavy.", with: line)
    let usual = try peak([
      "check", "--lint-only", try folder.file("a.md", lesson(copying: "/dev/null")),
    ])
    let long = try peak(["check", "--lint-only", try folder.file("b.md", text)])
    #expect(long.exit == 1)
    #expect(long.bytes < usual.bytes + 60_000_000, "\(long) and \(usual)")
    #expect(long.printed < 20_000)
    let large = try folder.file("c.md", String(repeating: "word ", count: 20_000_000))
    for command in [["check", "--lint-only", large], ["lesson", large]] {
      let refused = try peak(command)
      #expect(refused.exit == (command[0] == "check" ? 1 : 2))
      #expect(refused.bytes < usual.bytes + 60_000_000, "\(refused) and \(usual)")
    }
  }
}
