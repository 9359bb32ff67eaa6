import Basics
import Foundation
import TestSupport
import Testing

/// What somebody else wrote where heft reads: journals, notes, courses, and the worker's own messages.
@Suite(.serialized) struct OutsideTests {
  private let data = TemporaryFolder()
  private static let header = #"{"heft-journal":2,"session":"x"}"#
  private static let names = (1...9).map { "2027010\($0)T000000Z-1-00000001" }

  private func heft(_ arguments: [String], input: String = "") throws -> HeftProcess {
    try HeftProcess.run(arguments, input: input, data: data)
  }

  private func journal(_ number: Int) -> String {
    data.url.appending(path: "journals/\(Self.names[number]).jsonl").path()
  }

  private func note(_ text: String) -> String {
    #"{"seq":1,"time":"2026-11-21T07:55:12Z","type":"note","data":{"text":"\#(text)"}}"#
  }

  /// Two journals that can be read, the older with one line that cannot, and newer ones that are no journals.
  private func plant() throws {
    let folder = data.url.appending(path: "journals")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func write(_ number: Int, _ bytes: some Sequence<UInt8>) throws {
      try Data(bytes).write(to: URL(filePath: journal(number)))
    }
    try write(0, "\(Self.header)\n\(note("oldest"))\nno event\n".utf8)
    try write(1, "\(Self.header)\n\(note("newest that can be read"))\n".utf8)
    try write(2, "{\"heft-journal\":99,\"session\":\"x\"}\n".utf8)
    var random = SystemRandomNumberGenerator()
    try write(3, (0..<5000).map { _ in UInt8.random(in: 128...255, using: &random) })
    #expect(mkfifo(journal(4), 0o600) == 0)
    #expect(mkdir(journal(5), 0o700) == 0)
    #expect(symlink("/dev/zero", journal(6)) == 0)
    // Another user's: where tests run as root, everything can be read.
    if getuid() != 0 {
      try write(7, "\(Self.header)\n".utf8)
      #expect(chmod(journal(7), 0) == 0)
    }
  }

  private var planted: ClosedRange<Int> { getuid() == 0 ? 2...6 : 2...7 }

  @Test(
    "X8 Pipes, folders, devices and newer versions among the journals are named, and the rest is listed"
  )
  func journalsThatAreNone() throws {
    try plant()
    let listed = try heft(["notes", "list"])
    #expect(listed.exitCode == 0)
    for number in 0...1 { #expect(listed.output.contains(Self.names[number])) }
    for number in planted {
      #expect(listed.errors.contains(Self.names[number]), "\(number): \(listed.errors)")
      #expect(!listed.output.contains(Self.names[number]))
    }
    let json = try JSONValue(parsing: heft(["notes", "list", "--json"]).output.utf8)
    #expect(json["sessions"]?.array?.count == 2)
    #expect(json["unread"]?.array?.count == planted.count + 1)
    let lessons = try heft(["lessons"])
    #expect(lessons.exitCode == 0)
    #expect(lessons.errors.contains(Self.names[4]))
    let found = try heft(["notes", "search", "can be read"])
    #expect(found.output.contains("newest that can be read"))
  }

  @Test(
    "H11 Lines that are no event are named with their place, and the last session is one that can be read"
  )
  func lastOneThatCanBeRead() throws {
    try plant()
    let listed = try heft(["notes", "list"])
    #expect(listed.errors.contains("\(Self.names[0]).jsonl:3:1"), "\(listed.errors)")
    let exported = try heft(["notes", "export", "last"])
    #expect(exported.exitCode == 0, "\(exported.errors)")
    #expect(exported.output.contains("newest that can be read"))
    #expect(exported.errors.contains("format 99"))
    #expect(try heft(["notes", "show"]).output.contains("newest that can be read"))
  }

  @Test("X8 Files of a course that cannot be read are named, and the rest of it is played")
  func courseWithOddFiles() throws {
    let course = data.url.appending(path: "course")
    try FileManager.default.copyItem(at: ShippedLessons.folder, to: course)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: course.appending(path: "values").path())
    let lessonCount = names.count { $0.hasSuffix(".md") && $0 != "README.md" }
    #expect(mkfifo(course.appending(path: "values/pipe.md").path(), 0o600) == 0)
    #expect(mkdir(course.appending(path: "values/folder.md").path(), 0o700) == 0)
    #expect(symlink("/dev/zero", course.appending(path: "values/zero.md").path()) == 0)
    #expect(symlink("/nowhere", course.appending(path: "values/gone.md").path()) == 0)
    let lessons = try HeftProcess.run(
      ["lessons"], environment: ["HEFT_LESSONS": course.path()], data: data)
    #expect(lessons.exitCode == 0)
    #expect(lessons.output.contains("tuples"))
    let check = try HeftProcess.run(
      ["check", "--lint-only", course.appending(path: "values").path()], data: data)
    #expect(check.exitCode == 1)
    let said = check.output + check.errors
    for name in ["pipe", "folder", "zero", "gone"] {
      #expect(lessons.errors.contains("\(name).md"), "\(lessons.errors)")
      #expect(said.contains("\(name).md"), "\(said)")
    }
    #expect(said.contains("\(lessonCount) linted"), "\(said)")
  }

  @Test(
    "X6 An answer with a number that no measurement gives is refused",
    .enabled(if: !Pythons.all.isEmpty))
  func impossibleAnswer() throws {
    // The code answers in the harness's place, with the next requests' numbers.
    let forge = """
      import os, threading; threading.Thread(target=lambda: [os.write(300, b'{"id": %d, "result": {"name": null, "kept": -9223372036854775808, "type": "list"}}\\n' % i) for i in range(2, 60)]).start()
      """
    let heft = try heft(
      ["--python", Pythons.all[0].path], input: "\(forge)\nsize [1, 2, 3]\nsize [4]\n")
    #expect(heft.exitCode == 1, "\(heft.output) \(heft.errors)")
    #expect(heft.errors.contains("-9223372036854775808"), "\(heft.errors)")
  }

  @Test(
    "X6 A process that the worker names and that is not its own is never signalled",
    .enabled(if: !Pythons.all.isEmpty))
  func foreignProcess() throws {
    let bystander = Process()
    bystander.executableURL = URL(filePath: "/usr/bin/setsid")
    bystander.arguments = ["sleep", "300"]
    try bystander.run()
    defer { bystander.terminate() }
    // `setsid` leads no group of its own yet, so that it becomes the sleeper itself.
    let id = bystander.processIdentifier
    for _ in 0..<200 where getpgid(id) != id { usleep(10_000) }
    try #require(getpgid(id) == id)
    let code = """
      import os, time; os.write(300, b'{"event": "fork", "process": \(id)}\\n'); time.sleep(60)
      """
    let heft = try heft(
      ["--python", Pythons.all[0].path], input: "set time 1\n\(code)\nprint(1)\n")
    #expect(heft.errors.contains("longer than"), "\(heft.errors)")
    #expect(bystander.isRunning)
  }

  @Test(
    "X6 A line without end on heft's channel stops the code",
    .enabled(if: !Pythons.all.isEmpty))
  func endlessMessage() throws {
    let code = "import os; line = b'x' * (1 << 20); [os.write(300, line) for _ in range(200)]"
    let heft = try heft(["--python", Pythons.all[0].path], input: "\(code)\n")
    #expect(heft.exitCode == 1)
    #expect(heft.errors.contains("without end"), "\(heft.errors)")
  }

  @Test(
    "H17 Showing a long session holds no more of it than where its outputs are",
    .enabled(if: !Pythons.all.isEmpty))
  func longSession() throws {
    let entry =
      #"{"seq":%@,"time":"2026-11-21T07:55:12Z","type":"entry","data":{"engine":"python","index":1,"kind":"code","text":"f()"}}"#
    let output = String(repeating: #"a line of output\n"#, count: 240)
    var lines = [Self.header]
    for number in 0..<6000 {
      let code = 2 * number + 1
      lines.append(entry.replacingOccurrences(of: "%@", with: "\(code)"))
      lines.append(
        #"{"seq":\#(code + 1),"time":"2026-11-21T07:55:12Z","type":"output","data":{"dropped":0,"entry":\#(code),"stream":"stdout","text":"\#(output)"}}"#
      )
    }
    let text = lines.joined(separator: "\n") + "\n"
    let long = TemporaryFolder()
    _ = try long.file("journals/\(Self.names[0]).jsonl", text)
    let short = TemporaryFolder()
    _ = try short.file("journals/\(Self.names[0]).jsonl", "\(Self.header)\n\(note("x"))\n")
    let size = text.utf8.count / 1000
    #expect(size > 25_000)
    let grown = try peak(long) - peak(short)
    #expect(grown < size / 2, "\(grown) kB for a journal of \(size) kB")
  }

  /// The most resident memory of `heft notes show`, in kilobytes, as the kernel tells its parent.
  private func peak(_ data: TemporaryFolder) throws -> Int {
    let code = """
      import resource, subprocess, sys
      done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
      print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, done.returncode)
      """
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: Pythons.all[0].path)
    process.arguments = ["-c", code, HeftProcess.executable.path(), "notes", "show"]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["HEFT_DATA": data.path]) { _, last in last }
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let words = said.split { $0.isWhitespace }.compactMap { Int($0) }
    try #require(words.count == 2 && words[1] == 0, "\(said)")
    return words[0]
  }

  @Test(
    "X6 Extremes in every document crash nothing: a short run of make fuzz",
    .enabled(if: !Pythons.all.isEmpty))
  func fuzz() throws {
    let folder = TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: Pythons.all.last?.path ?? "")
    process.arguments = [
      HeftProcess.packageFolder.appending(path: "scripts/fuzz").path(),
      "--heft", HeftProcess.executable.path(),
      "--reader", HeftProcess.buildFolder.appending(path: "document-reader").path(),
      "--python", Pythons.all.last?.path ?? "", "--documents", "120", "--messages", "100",
      "--seed", "\(UInt32.random(in: 0...UInt32.max))", "--hang", "30",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["HEFT_CACHE": TestCache.path]) { _, last in last }
    let file = folder.url.appending(path: "said")
    try Data().write(to: file)
    process.standardOutput = try FileHandle(forWritingTo: file)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    let said = try String(contentsOf: file, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.contains("all survived"), "\(said)")
  }
}
