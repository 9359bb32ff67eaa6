import Basics
import Engines
import Foundation
import Glibc
import Testing

@Suite(.serialized) struct UndoTests {
  @Test(arguments: Pythons.all) func goesBackToWhatWasBefore(_ python: PythonInterpreter) throws {
    let session = try session(on: python)
    defer { session.close() }
    session.run("xs = [1]\nimport random\nrandom.seed(3)")
    session.run("xs.append(2)\nfirst = random.random()")
    let undone = try #require(session.undo(1).value)
    #expect(undone.snippets.map(\.code) == ["xs.append(2)\nfirst = random.random()"])
    #expect(undone.remaining == 1)
    #expect(try session.shown("xs, 'first' in globals()") == "([1], False)")
    // A fork seeds `random` anew; the copy goes on where the original stood.
    #expect(
      try session.shown("random.random() == __import__('random').Random(3).random()") == "True")
    try session.stillSizes()
    #expect(try #require(session.live) > .zero)
  }

  @Test func memoryComesBackAndCountersGoOn() throws {
    let session = try session()
    defer { session.close() }
    session.run("xs = [1]")
    let before = try #require(session.live)
    session.run("big = bytearray(10_000_000)")
    let returned = try #require(session.undo(1).value?.returned)
    #expect((9_900_000...10_100_000).contains(returned.bytes))
    let after = try #require(session.live)
    #expect(abs(after.bytes - before.bytes) < 100_000)
    session.run("big = bytearray(5_000_000)")
    #expect(try #require(session.live).bytes - after.bytes > 4_900_000)
  }

  @Test func goesBackSeveralStepsAndNoFurtherThanTheLimit() throws {
    let session = try session()
    defer { session.close() }
    session.undoLimit = 3
    for number in 1...5 { session.run("x = \(number)", entry: number) }
    #expect(session.undoSteps().map(\.snippet.code) == ["x = 3", "x = 4", "x = 5"])
    #expect(session.undo(4).failure != nil)
    #expect(session.undo(3).value?.snippets.count == 3)
    #expect(try session.shown("x") == "2")
    session.undoLimit = 0
    #expect(session.undo(1).failure?.sentence.contains("no copies are made") == true)
  }

  @Test func aLostProcessComesBackFromItsCopyWithoutRunningCodeAgain() throws {
    let session = try session()
    defer { session.close() }
    session.run("runs = open(scratch + '/runs', 'a').write('x')")
    let failure = try #require(session.run("import os; os._exit(1)").failure)
    #expect(failure.hint?.contains("goes on as it was before this code") == true)
    #expect(try session.shown("runs, open(scratch + '/runs').read()") == "(1, 'x')")
    #expect(session.undo(2).value?.snippets.first?.code.hasPrefix("runs") == true)
    #expect(session.run("runs").failure?.sentence.contains("NameError") == true)
  }

  @Test func codeThatCannotBeReadIsNoStep() throws {
    let session = try session()
    defer { session.close() }
    session.run("x = 1")
    session.run("x = = 2")
    #expect(session.undoSteps().map(\.snippet.code) == ["x = 1"])
  }

  @Test("S5 A peer sees the end of a connection, and undo says why there was no copy")
  func aPeerSeesTheEndOfAConnection() throws {
    let session = try session()
    defer { session.close() }
    session.run("import socket\nserver = socket.create_server(('127.0.0.1', 0))")
    let port = try #require(try session.shown("server.getsockname()[1]")).description
    let client = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { Glibc.close(client) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = try #require(UInt16(port)).bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    #expect(connected == 0)
    session.run("c, _ = server.accept()")
    session.run("x = 1")
    session.run("y = 2")
    session.run("c.close()")
    // A second is for a machine that is busy; the end is there at once.
    var waiting = pollfd(fd: client, events: Int16(POLLIN), revents: 0)
    #expect(poll(&waiting, 1, 1000) == 1)
    var byte: UInt8 = 0
    #expect(recv(client, &byte, 1, Int32(MSG_DONTWAIT)) == 0)
    #expect(session.undo(1).failure?.sentence.contains("it has a connection open") == true)
  }

  @Test("S5 A lock goes with the file that is closed, also one taken after copies were made")
  func aLockGoesWithItsFile() throws {
    let session = try session()
    defer { session.close() }
    let path = try #require(try session.shown("scratch")).trimmingCharacters(in: ["'"]) + "/lock"
    session.run("f = open(scratch + '/lock', 'w')")
    session.run("x = 1")
    #expect(session.undoSteps().last?.obstacle == nil)
    session.run("import fcntl\nfcntl.flock(f, fcntl.LOCK_EX)")
    let file = Glibc.open(path, O_RDWR)
    defer { Glibc.close(file) }
    #expect(flock(file, LOCK_EX | LOCK_NB) != 0)
    session.run("y = 2")
    session.run("f.close()")
    #expect(flock(file, LOCK_EX | LOCK_NB) == 0)
    #expect(session.undoSteps().last?.obstacle?.contains("a lock on a file") == true)
    #expect(session.undo(1).failure?.hint?.contains("goes back further") == true)
  }

  @Test func sessionsWithThreadsSayWhyThereIsNoWayBack() throws {
    let session = try session()
    defer { session.close() }
    session.run("import threading")
    session.run(
      "stop = threading.Event()\nthread = threading.Thread(target=stop.wait)\nthread.start()")
    session.run("x = 1")
    let failure = try #require(session.undo(1).failure)
    #expect(failure.sentence.contains("it has threads"))
    #expect(failure.hint?.contains("`undo 2` goes back further, to before `stop = ") == true)
    #expect(session.undo(2).value != nil)
    #expect(try session.shown("'thread' in globals()") == "False")
  }

  @Test func theCodeSeesNoChildrenOfHeft() throws {
    let session = try session()
    defer { session.close() }
    session.run("import os")
    #expect(session.run("os.wait()").failure?.sentence.contains("ChildProcessError") == true)
  }

  @Test func copiesAreDroppedBeforeTheyHoldTooMuch() throws {
    let session = try session(
      budget: Budget(memory: ByteCount(400_000_000), time: .seconds(30)))
    defer { session.close() }
    session.run("data = bytearray(b'x') * 60_000_000")
    // Each change leaves the whole structure to the copy that was made before it.
    for byte in 1...4 { session.run("data[:] = bytes([\(byte)]) * len(data)") }
    let steps = session.undoSteps()
    #expect((1...2).contains(steps.count))
    #expect(session.undo(1).value != nil)
    #expect(try session.shown("data[0]") == "3")
  }

  @Test func nothingIsLeftOfCopiesWhenTheSessionCloses() throws {
    let session = try session()
    session.run("import os\nx = 1")
    session.run("x = 2")
    let text = try #require(try session.shown("os.environ['HEFT_WORKER']"))
    let mark = "HEFT_WORKER=" + text.dropFirst().dropLast()
    #expect(bearers(of: mark) > 3)
    session.close()
    #expect(bearers(of: mark) == 0)
  }

  @Test func moreMemoryHoldsAtOnce() throws {
    let session = try session(
      budget: Budget(memory: ByteCount(200_000_000), time: .seconds(30)))
    defer { session.close() }
    #expect(session.run("x = bytearray(300_000_000)").failure?.kind == .outOfMemory)
    session.budget.memory = ByteCount(500_000_000)
    #expect(session.run("x = bytearray(300_000_000)").failure == nil)
  }

  /// How many running processes bear a mark in their environment.
  private func bearers(of mark: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      guard let id = Int(name), isRunning(id),
        let data = FileManager.default.contents(atPath: "/proc/\(id)/environ")
      else { return false }
      return String(decoding: data, as: UTF8.self).contains(mark)
    }.count
  }
}
