import Foundation
import Glibc
import System
import TestSupport
import Testing

@Suite struct ReplacementTests {
  private let folder = TemporaryFolder()
  private let new = Array("new text, longer than what was there\n".utf8)

  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }
  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }
  private func status(_ name: String) -> stat {
    var status = stat()
    lstat(path(name), &status)
    return status
  }
  private func write(
    _ name: String, _ access: Replacement.Access = .usual
  ) throws(SystemError) {
    try Replacement(of: Place(path(name)), access: access).write(new)
  }

  @Test(
    "H4 A file that is replaced keeps its mode, through links that stay",
    arguments: [
      mode_t(0o600), 0o640, 0o664, 0o755,
    ])
  func keepsItsMode(_ mode: mode_t) throws {
    _ = try folder.file("plain", "old")
    chmod(path("plain"), mode)
    symlink("plain", path("near"))
    symlink(path("near"), path("far"))
    let before = status("plain").st_ino
    try write("far")
    #expect(try text("plain").utf8.elementsEqual(new))
    #expect(status("plain").st_mode & 0o7777 == mode)
    #expect(status("plain").st_ino != before, "all at once, so another file under the name")
    for link in ["near", "far"] { #expect(status(link).st_mode & S_IFMT == S_IFLNK) }
    #expect(try names() == ["far", "near", "plain"])
  }

  @Test("H4 A link to a file that is still to be made leads to it")
  func danglingLink() throws {
    symlink("target", path("link"))
    try write("link")
    #expect(try text("target").utf8.elementsEqual(new))
    #expect(status("link").st_mode & S_IFMT == S_IFLNK)
    symlink("round", path("round"))
    #expect(throws: SystemError(code: ELOOP)) { try write("round") }
  }

  @Test("H4 A file of two names stays one file")
  func hardLinks() throws {
    _ = try folder.file("one", String(repeating: "old", count: 99))
    link(path("one"), path("two"))
    try write("one")
    #expect(try text("two").utf8.elementsEqual(new))
    #expect(status("one").st_ino == status("two").st_ino)
  }

  @Test("H4 A FIFO is written through")
  func fifo() throws {
    mkfifo(path("pipe"), 0o600)
    let reader = open(path("pipe"), O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try write("pipe")
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(reader, &bytes, 100)
    #expect(bytes.prefix(max(0, count)).elementsEqual(new))
    #expect(status("pipe").st_mode & S_IFMT == S_IFIFO)
  }

  @Test("H4 The wait for a FIFO's reader can be stopped")
  func fifoWithoutReader() throws {
    mkfifo(path("pipe"), 0o600)
    var asked = 0
    #expect(throws: SystemError(code: EINTR)) {
      try Replacement(of: Place(path("pipe")), access: .usual).write(new) {
        asked += 1
        return asked > 2
      }
    }
  }

  @Test("H3 A full device, a folder, and what is no file refuse, and say why")
  func refusals() throws {
    #expect(throws: SystemError(code: ENOSPC)) {
      try Replacement(of: Place("/dev/full"), access: .usual).write(new)
    }
    mkdir(path("folder"), 0o700)
    #expect(throws: SystemError(code: EISDIR)) { try write("folder") }
    #expect(throws: SystemError(code: ENOENT)) { try write("missing/file") }
    #expect(try Place("/dev/full").kind == .stream)
    #expect(try Place("/dev/fd/2").kind == .descriptor(2))
  }

  @Test("X13 What is heft's own is for its owner alone, whatever the umask")
  func ownFiles() throws {
    try write("settings", .ownerOnly)
    #expect(status("settings").st_mode & 0o777 == 0o600)
    chmod(path("settings"), 0o664)
    try write("settings", .ownerOnly)
    #expect(status("settings").st_mode & 0o777 == 0o600)
    try PrivateFolder.make(path("a/b"), isOwn: true)
    for name in ["a", "a/b"] { #expect(status(name).st_mode & 0o777 == 0o700, "\(name)") }
    chmod(path("a"), 0o775)
    chmod(path("a/b"), 0o775)
    try PrivateFolder.make(path("a/b"), isOwn: true)
    #expect(status("a/b").st_mode & 0o777 == 0o700)
    try PrivateFolder.make(path("a"), isOwn: false)
    #expect(status("a").st_mode & 0o777 == 0o775, "a folder that the user chose stays as it is")
    #expect(throws: SystemError(code: ENOTDIR)) {
      try PrivateFolder.make(path("settings"), isOwn: true)
    }
  }

  @Test("X13 What has no end or is no text is not read")
  func endless() throws {
    #expect(throws: TextReading.Failure.binary) { try TextReading.bytes(ofFileAt: "/dev/zero") }
    let file = try folder.file("long", String(repeating: "words\n", count: 2000))
    #expect(throws: TextReading.Failure.endless(limit: 10_000)) {
      try TextReading.bytes(ofFileAt: file, limit: 10_000)
    }
    #expect(try TextReading.bytes(ofFileAt: file).count == 12_000)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}
