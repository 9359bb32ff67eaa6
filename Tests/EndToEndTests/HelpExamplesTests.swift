import Foundation
import TestSupport
import Testing

/// Help is tried: every example it prints is typed, page by page, each page in a shell of its own.
@Suite(.serialized) struct HelpExamplesTests {
  private let course: TemporaryFolder

  init() throws {
    course = try ShippedLessons.quick()
  }

  @Test func everyExampleOnEveryPageSucceeds() throws {
    var tried: Set<String> = []
    for (name, page) in try pages() {
      let examples = Self.examples(on: page)
      let script = examples.joined(separator: "\n") + "\n"
      // What was typed is remembered at a terminal only; ShellHistoryTests types this one's.
      guard !examples.isEmpty, name != "history", tried.insert(script).inserted else { continue }
      let heft = try shell(script)
      #expect(heft.exitCode == 0, "help \(name):\n\(script)\(heft.errors)")
      #expect(!heft.output.isEmpty || script == "quit\n", "help \(name) shows nothing")
    }
    #expect(tried.count >= 20)
  }

  @Test func thePagesThatTheIssueNamesAreThere() throws {
    let pages = try Dictionary(uniqueKeysWithValues: pages())
    let named = [
      "start", "size", "ledgers", "kept", "verdicts", "method", "code", "keys", "shallow", "native",
    ]
    for name in named { #expect(pages[name] != nil, "\(name)") }
    for (name, page) in pages {
      let lines = page.split(separator: "\n")
      #expect(!lines.isEmpty && lines.count < 30, "help \(name) has \(lines.count) lines")
    }
  }

  @Test(arguments: [
    ("help kpet", "did you mean `help kept`?"), ("help leders", "did you mean `help ledgers`?"),
    ("lessons2", "did you mean the command `lessons`?"),
    ("lesons", "did you mean the command `lessons`?"),
    ("lessn slots", "did you mean the command `lesson`?"),
    ("size [1] --setpu x=1", "did you mean `--setup`?"),
    ("compare [1] vs [2] --frobnicate 3", "its options are --use, --setup, --n"),
    ("set efort careful", "did you mean `set effort`?"),
    ("notes exprt", "did you mean `notes export`?"),
    ("lesson slotss", "did you mean `lesson slots`?"), ("%sise [1]", "did you mean `size`?"),
    ("prnt(3)", "did you mean `print`?"),
  ])
  func aSlipIsUnderstood(_ line: String, _ hint: String) throws {
    let heft = try shell(line + "\n", columns: 200)
    #expect(heft.exitCode != 0)
    #expect(heft.errors.contains(hint), "\(heft.errors)")
  }

  @Test func aClaimIsExplained() throws {
    let heft = try shell("help B7\n")
    #expect(heft.output.contains("Practical Python Memory Optimization Techniques"))
    #expect(heft.output.contains("lesson welcome"))
  }

  /// The pages that `help` and `help ledgers` name in their first columns, with what stands on each.
  private func pages() throws -> [(name: String, text: String)] {
    let lists = try shell("help\nhelp ledgers\n").output
    let rows = lists.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
    let words = rows.compactMap { $0.split { " `".contains($0) }.first.map(String.init) }
    let names = words.enumerated().filter { words.firstIndex(of: $1) == $0 && $1 != "ledger" }
      .map(\.element)
    let mark = "(that was one page)"
    let text = try shell(names.map { "help \($0)\nprint('\(mark)')\n" }.joined()).output
    return Array(zip(names, text.components(separatedBy: mark + "\n")))
  }

  /// The indented lines below `For example:`.
  private static func examples(on page: String) -> [String] {
    let parts = page.components(separatedBy: "For example:\n")
    guard parts.count == 2 else { return [] }
    return parts[1].split(separator: "\n").map { String($0.drop { $0 == " " }) }
  }

  private func shell(_ input: String, columns: Int = 100) throws -> HeftProcess {
    try HeftProcess.run(
      [], input: input,
      environment: [
        "HEFT_LESSONS": course.url.appending(path: "lessons").path(), "COLUMNS": "\(columns)",
        "NO_COLOR": "1",
      ])
  }
}
