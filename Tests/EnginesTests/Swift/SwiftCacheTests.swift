import Engines
import Foundation
import TestSupport
import Testing

/// What is kept of compiled programs, and for how long.
@Suite struct SwiftCacheTests {
  private let base = TemporaryFolder()
  private let cache: SwiftCache

  init() {
    cache = SwiftCache(environment: ["HEFT_CACHE": base.path])
  }

  private var names: Set<String> {
    Set((try? FileManager.default.contentsOfDirectory(atPath: cache.folder ?? "")) ?? [])
  }

  /// Stores some bytes that were used so many hours ago.
  private func store(_ name: String, bytes: Int, hoursAgo: Double) throws {
    let folder = try #require(cache.folder)
    cache.store(String(repeating: "x", count: bytes), as: name)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3600 * hoursAgo)],
      ofItemAtPath: "\(folder)/\(name)")
  }

  @Test func whatWasUsedLongestAgoGoesFirst() throws {
    try store("oldest", bytes: 100, hoursAgo: 3)
    try store("older", bytes: 100, hoursAgo: 2)
    try store("newest", bytes: 100, hoursAgo: 1)
    cache.trim(to: 300)
    #expect(names == ["oldest", "older", "newest"])
    // To be found is to be used.
    #expect(cache.path("oldest") != nil)
    cache.trim(to: 299)
    #expect(names == ["oldest", "newest"])
    cache.trim(to: 100)
    #expect(names == ["oldest"])
    cache.trim(to: 99)
    #expect(names.isEmpty)
    #expect(cache.path("oldest") == nil)
  }

  @Test func aFolderGoesAsAWhole() throws {
    let folder = try #require(cache.folder)
    try store("program", bytes: 10, hoursAgo: 2)
    try FileManager.default.createDirectory(
      atPath: "\(folder)/harness-1", withIntermediateDirectories: true)
    try store("harness-1/object", bytes: 50, hoursAgo: 9)
    try store("harness-1/done", bytes: 0, hoursAgo: 1)
    cache.trim(to: 59)
    #expect(names == ["harness-1"])
    cache.trim(to: 49)
    #expect(names.isEmpty)
  }

  @Test func keepingMoreThanFitsEvicts() throws {
    let folder = try #require(cache.folder)
    let large = base.url.appending(path: "large").path()
    try store("old", bytes: 10, hoursAgo: 1)
    // Without its bytes on the disk.
    _ = FileManager.default.createFile(atPath: large, contents: nil)
    let handle = try #require(FileHandle(forWritingAtPath: large))
    try handle.truncate(atOffset: UInt64(SwiftCache.limit))
    #expect(cache.take(large, as: "new") == "\(folder)/new")
    #expect(names == ["new"])
    #expect(!FileManager.default.fileExists(atPath: large))
  }

  @Test func textsAreReadBackAndNothingElseIsLeft() {
    #expect(cache.text("a") == nil)
    cache.store("one", as: "a")
    cache.store("two", as: "a")
    #expect(cache.text("a") == "two")
    #expect(names == ["a"])
  }

  @Test func theEnvironmentSaysWhereItIs() {
    func folder(_ environment: [String: String]) -> String? {
      SwiftCache(environment: environment).folder
    }
    #expect(folder(["HEFT_CACHE": "/c", "XDG_CACHE_HOME": "/x", "HOME": "/h"]) == "/c/swift")
    #expect(folder(["HEFT_CACHE": "", "XDG_CACHE_HOME": "/x", "HOME": "/h"]) == "/x/heft/swift")
    #expect(folder(["XDG_CACHE_HOME": "x", "HOME": "/h"]) == "/h/.cache/heft/swift")
    #expect(folder([:]) == nil)
  }

  @Test func withoutAFolderNothingIsKept() {
    let none = SwiftCache(environment: [:])
    none.store("one", as: "a")
    #expect(none.text("a") == nil)
    #expect(none.take("/nowhere/at/all", as: "b") == nil)
    none.trim(to: 0)
  }

  /// A program that says which one it is.
  private func program(_ word: String) throws -> String {
    let file = base.url.appending(path: "made-\(word)").path()
    try Data("#!/bin/sh\necho \(word)\n".utf8).write(to: URL(filePath: file))
    return file
  }

  @Test("X9 A program whose bytes changed, or are not all there, is not run")
  func aChangedProgramIsMadeAgain() throws {
    let path = try #require(cache.keep(program: try program("one"), as: "p"))
    #expect(cache.program("p") == path)
    let whole = try Data(contentsOf: URL(filePath: path))
    for other in [
      whole.dropLast(3), whole + Data("x".utf8), Data("#!/bin/sh\necho two\n".utf8), Data(),
    ] {
      try other.write(to: URL(filePath: path))
      #expect(cache.program("p") == nil)
      // It is out of the way of the one that is made next.
      #expect(cache.path("p") == nil)
      #expect(cache.keep(program: try program("one"), as: "p") == path)
      #expect(cache.program("p") == path)
    }
    try FileManager.default.removeItem(atPath: "\(path).digest")
    #expect(cache.program("p") == nil)
  }

  @Test("X9 A folder that others may write to, or that is another's, is not used")
  func aFolderOfOthersIsNotUsed() throws {
    let folder = try #require(cache.folder)
    let path = try #require(cache.keep(program: try program("one"), as: "p"))
    func permissions(_ path: String) throws -> Int {
      try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }
    #expect(try permissions(folder) == 0o700)
    // What others could only read is closed to them.
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    #expect(cache.program("p") == path)
    #expect(try permissions(folder) == 0o700)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
    #expect(cache.program("p") == nil)
    #expect(cache.keep(program: try program("two"), as: "q") == nil)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    #expect(cache.program("p") == path)
    // Only root can give a folder away.
    guard geteuid() == 0 else { return }
    try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: folder)
    #expect(cache.program("p") == nil)
  }
}
