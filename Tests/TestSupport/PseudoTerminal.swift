internal import Basics
internal import FoundationEssentials
internal import Glibc

/// A program that runs in a terminal of its own, with the test at the keyboard.
///
/// ```swift
/// let terminal = try PseudoTerminal(executable: PseudoTerminal.product("heft"))
/// try terminal.expect("heft> ")
/// terminal.send("size [1]\r")
/// ```
/// Typed text is echoed: expect something that only the answer holds. The program is killed when
/// the last reference goes.
package final class PseudoTerminal {
  /// How a program ended.
  package enum Ending: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
  }

  /// What went wrong with an expectation, with what was on the screen.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// The process of the program.
  package let process: Int32
  /// What a person would see now.
  package private(set) var screen: VirtualScreen

  private var descriptor: Int32
  private var bytes: [UInt8] = []
  private var matched = 0
  private var ending: Ending?

  /// The path of an executable of this package, beside the tests that are running.
  package static func product(_ name: String) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let tests = String(
      decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return tests.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/\(name)"
  }

  /// Starts a program in a new terminal.
  ///
  /// - Parameters:
  ///   - executable: Its path.
  ///   - arguments: What follows its name.
  ///   - environment: Added to a small fixed one: `TERM`, a UTF-8 locale, `PATH`, a `HOME` that
  ///     does not exist, and no interactive backtraces.
  ///   - directory: Where it starts; where the tests run unless told.
  package init(
    executable: String, arguments: [String] = [], environment: [String: String] = [:],
    directory: String? = nil, width: Int = 80, height: Int = 24
  ) throws {
    let fixed = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
      "HOME": "/nonexistent", "SWIFT_BACKTRACE": "enable=no",
    ]
    let variables = fixed.merging(environment) { _, given in given }
    // All memory is had before the fork: the child may do nothing but exec.
    var words: [UnsafeMutablePointer<CChar>?] =
      ([executable] + arguments).map { (word: String) in strdup(word) } + [nil]
    var settings: [UnsafeMutablePointer<CChar>?] =
      variables.map { (name, value) in strdup("\(name)=\(value)") } + [nil]
    guard let path = strdup(executable), let folder = strdup(directory ?? ".") else {
      throw Failure(description: "no memory")
    }
    defer {
      for pointer in words + settings + [path, folder] { free(pointer) }
    }
    var size = winsize()
    size.ws_col = UInt16(width)
    size.ws_row = UInt16(height)
    var master: Int32 = -1
    // Threads of a pool block signals, and a child inherits that.
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    let child = forkpty(&master, nil, nil, &size)
    if child == 0 {
      sigprocmask(SIG_SETMASK, &noSignals, nil)
      if chdir(folder) == 0 { execve(path, &words, &settings) }
      _exit(127)
    }
    guard child > 0 else { throw Failure(description: "forkpty failed with errno \(errno)") }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    process = child
    descriptor = master
    screen = VirtualScreen(width: width, height: height)
  }

  deinit {
    if ending == nil {
      Glibc.kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    hangUp()
  }

  /// Takes the terminal away, as closing its window does.
  package func hangUp() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  // MARK: Keyboard

  /// Types a text: `\r` is Enter, `\u{3}` Ctrl-C.
  package func send(_ text: String) { send(Array(text.utf8)) }

  /// Sends bytes, reading what the program writes meanwhile, so that neither waits for the other.
  package func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard poll(&request, 1, 5000) > 0 else { return }
      if request.revents & Int16(POLLIN) != 0 { _ = readOnce(within: 0) }
      guard request.revents & Int16(POLLOUT) != 0 else { continue }
      let count = bytes[sent...].prefix(512).withUnsafeBytes {
        write(descriptor, $0.baseAddress, $0.count)
      }
      if count <= 0 { return }
      sent += count
    }
  }

  /// Sends a text the way a terminal sends a paste.
  package func paste(_ text: String) {
    let sent = text.replacing("\n", with: "\r")
    send("\u{1B}[200~\(sent)\u{1B}[201~")
  }

  /// Changes the size of the window; the program gets SIGWINCH.
  package func resize(width: Int, height: Int) {
    var size = winsize()
    size.ws_col = UInt16(width)
    size.ws_row = UInt16(height)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    screen.resize(width: width, height: height)
  }

  /// The processes that the program started itself and that have not ended.
  package var children: [Int32] {
    let path = "/proc/\(process)/task/\(process)/children"
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
  }

  /// Sends a signal to the program.
  package func kill(_ signal: Int32) { Glibc.kill(process, signal) }

  // MARK: Screen

  /// All that the program has written.
  package var output: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether keys reach the program one by one, without being echoed.
  package var isRaw: Bool { modes & tcflag_t(ICANON | ECHO) == 0 }

  /// Whether Ctrl-C is a signal to the program, and no key that it reads.
  package var sendsSignals: Bool { modes & tcflag_t(ISIG) != 0 }

  private var modes: tcflag_t {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    return modes.c_lflag
  }

  /// Waits until a text is written after what was expected last.
  package func expect(_ text: String, within limit: Duration = .seconds(10)) throws {
    let wanted = Array(text.utf8)
    try wait(for: "\"\(text)\" in the output", within: limit) {
      guard let end = find(wanted) else { return false }
      matched = end
      return true
    }
  }

  /// Waits until the screen shows something.
  package func waitForScreen(
    _ what: String, within limit: Duration = .seconds(10), until holds: (VirtualScreen) -> Bool
  ) throws {
    try wait(for: "\(what) on the screen", within: limit) { holds(screen) }
  }

  /// Waits until something holds.
  package func wait(
    for what: String, within limit: Duration = .seconds(10), until holds: () -> Bool
  ) throws {
    let deadline = ContinuousClock.now + limit
    while !holds() {
      guard ContinuousClock.now < deadline else {
        throw Failure(description: "no \(what) after \(limit.text); the screen:\n\(screen.text)")
      }
      if !readOnce(within: 20), !holds() {
        throw Failure(description: "no \(what) before the end; the screen:\n\(screen.text)")
      }
    }
  }

  /// Waits until the program has ended, and takes the rest of its output.
  package func waitForExit(within limit: Duration = .seconds(10)) throws -> Ending {
    if let ending { return ending }
    let deadline = ContinuousClock.now + limit
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < deadline else {
        throw Failure(description: "still running after \(limit.text); screen:\n\(screen.text)")
      }
      _ = readOnce(within: 10)
    }
    while hasInput, readOnce(within: 0) {}
    let ended: Ending = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
    ending = ended
    return ended
  }

  private var hasInput: Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0 && request.revents & Int16(POLLIN) != 0
  }

  // False where nothing will ever come again.
  private func readOnce(within milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, milliseconds) > 0 else { return true }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &chunk, chunk.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    bytes += chunk.prefix(count)
    screen.feed(chunk.prefix(count))
    return true
  }

  private func find(_ wanted: [UInt8]) -> Int? {
    guard bytes.count - matched >= wanted.count else { return nil }
    for start in matched...(bytes.count - wanted.count)
    where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      return start + wanted.count
    }
    return nil
  }
}
