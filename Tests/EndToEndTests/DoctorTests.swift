import Basics
import Foundation
import TestSupport
import Testing

/// What works here and what does not, as `heft doctor` says it.
@Suite(.serialized) struct DoctorTests {
  private struct Check {
    let id: String
    let message: String
  }

  private func checks(_ environment: [String: String] = [:]) throws -> [Check] {
    let heft = try HeftProcess.run(["doctor", "--json"], environment: environment)
    let found = try JSONValue(parsing: heft.output.utf8)["checks"]?.array ?? []
    return found.map {
      Check(id: $0["id"]?.string ?? "", message: $0["message"]?.string ?? "")
    }
  }

  @Test("V1 Which kinds of objects are read exactly is said, and that each was tried")
  func kindsAreNamed() throws {
    let layouts = try #require(checks().first { $0.id == "layouts" })
    #expect(layouts.message.hasSuffix("kinds of objects are read exactly; each was tried."))
  }

  @Test(arguments: Pythons.all.filter { $0.version.split(separator: ".").count == 2 })
  func thePackagesOfEachInterpreterAreNamed(of python: Pythons.Found) throws {
    let shelf = TemporaryFolder()
    _ = try shelf.file(
      "\(python.version)/lib/python\(python.version)/site-packages/pandas-98.7.dist-info/METADATA",
      "Metadata-Version: 2.1\nName: pandas\nVersion: 98.7\n")
    let packages = try checks(["HEFT_PACKAGES": shelf.path]).filter { $0.id == "packages" }
    let mine = packages.filter { $0.message.hasPrefix("CPython \(python.version).") }
    #expect(!mine.isEmpty)
    #expect(mine.allSatisfy { $0.message.contains("pandas 98.7 in \(shelf.path)") }, "\(mine)")
    #expect(packages.filter { $0.message.contains("pandas 98.7") }.count == mine.count)
  }

  @Test(.enabled(if: SwiftCompiler.path != nil)) func theSwiftToolchainIsNamed() throws {
    let compiler = try #require(checks().first { $0.id == "compiler" })
    #expect(compiler.message.hasPrefix("Swift "))
    #expect(compiler.message.contains(SwiftCompiler.path ?? "?"))
    #expect(compiler.message.contains("-linux-"))
  }

  @Test func whatIsMissingIsASentenceWithAHint() throws {
    let heft = try HeftProcess.run(["doctor"], environment: ["HEFT_LESSONS": "/nowhere"])
    let words = heft.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "There are no lessons here. HEFT_LESSONS can name the folder that holds course.yaml."),
      "\(words)")
  }
}
