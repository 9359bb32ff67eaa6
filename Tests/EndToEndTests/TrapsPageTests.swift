import Foundation
import TestSupport
import Testing

/// `docs/traps.md` and the tests that are named after traps name each other.
@Suite struct TrapsPageTests {
  /// The number of the last trap.
  private static let last = 36

  /// What the tests of a trap are called: by their title, or else by their function.
  private func tests() throws -> [String] {
    let folder = HeftProcess.packageFolder.appending(path: "Tests")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var names: [String] = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      names += text.matches(of: /@Test\(\s*"(T[0-9]+ [^"]+)"/).map { String($0.output.1) }
      names += text.matches(of: /func (T[0-9]+_\w+)\(/).map { String($0.output.1) }
    }
    return names
  }

  @Test func everyTrapHasItsTestsOnThePage() throws {
    let page = try String(
      contentsOf: HeftProcess.packageFolder.appending(path: "docs/traps.md"), encoding: .utf8)
    let tests = try tests()
    for number in 1...Self.last {
      let row = try #require(
        page.split(separator: "\n").first { $0.hasPrefix("| T\(number) |") }, "T\(number)")
      let cell = try #require(row.split(separator: "|").last { !$0.allSatisfy(\.isWhitespace) })
      let listed = cell.matches(of: /`([^`]+)`/).map { String($0.output.1) }
      let written = tests.filter { $0.hasPrefix("T\(number) ") || $0.hasPrefix("T\(number)_") }
      #expect(!written.isEmpty, "T\(number)")
      #expect(Set(listed) == Set(written), "T\(number)")
    }
    let numbers = tests.compactMap { Int($0.dropFirst().prefix(while: \.isNumber)) }
    #expect(numbers.allSatisfy((1...Self.last).contains))
  }
}
