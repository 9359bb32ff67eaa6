internal import Glibc

/// What is said when a trap or a crash ends the process: the signal, and where it came from.
///
/// Optimized code traps with a bare instruction and no word. The addresses on the stack are enough
/// for heft to find the lines, since programs are compiled with line tables.
enum Crash {
  private static let most: CInt = 48
  private static let addresses = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(
    capacity: Int(most))
  private static let text = UnsafeMutablePointer<UInt8>.allocate(capacity: 2048)
  nonisolated(unsafe) private static var length = 0
  nonisolated(unsafe) private static var base: UInt = 0

  /// Sees to it that signals which end the process are told of first.
  static func watch(program: UnsafeRawPointer?) {
    let find = Symbol.find(
      "dladdr", as: (@convention(c) (UnsafeRawPointer?, UnsafeMutableRawPointer) -> CInt).self)
    withUnsafeTemporaryAllocation(of: UInt.self, capacity: 4) { facts in
      // The second word of a Dl_info is where the image begins.
      guard let raw = UnsafeMutableRawPointer(facts.baseAddress), let find, find(program, raw) != 0
      else { return }
      base = facts[1]
    }
    // The first call loads what later ones use.
    _ = backtrace?(addresses, most)
    _ = text
    let size = 1 << 16
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { Crash.tell(signal: $0) }
    action.sa_flags = SA_ONSTACK | CInt(bitPattern: UInt32(SA_RESETHAND))
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      sigaction(number, &action, nil)
    }
  }

  private static let backtrace = Symbol.find(
    "backtrace",
    as: (@convention(c) (UnsafeMutablePointer<UnsafeMutableRawPointer?>, CInt) -> CInt).self)

  /// Runs in the handler: allocates nothing.
  private static func tell(signal number: CInt) {
    let count = backtrace?(addresses, most) ?? 0
    length = 0
    add("{\"event\":\"crash\",\"signal\":")
    add(UInt(number))
    add(",\"addresses\":[")
    for index in 0..<Int(max(0, count)) {
      let address = UInt(bitPattern: addresses[index])
      if index > 0 { add(",") }
      add(address > base ? address - base : 0)
    }
    add("]}\n")
    _ = write(Channel.descriptor, text, length)
    fflush(stdout)
    raise(number)
  }

  private static func add(_ words: StaticString) {
    guard length + words.utf8CodeUnitCount < 2048 else { return }
    memcpy(text + length, words.utf8Start, words.utf8CodeUnitCount)
    length += words.utf8CodeUnitCount
  }

  private static func add(_ number: UInt) {
    var scale: UInt = 1
    while number / scale >= 10 { scale *= 10 }
    while scale > 0, length < 2048 {
      text[length] = UInt8(48 + number / scale % 10)
      length += 1
      scale /= 10
    }
  }
}
