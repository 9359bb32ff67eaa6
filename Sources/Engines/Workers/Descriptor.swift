internal import CPlatform
internal import Glibc

/// An open file descriptor, closed when its owner goes.
struct Descriptor: ~Copyable {
  let number: CInt

  /// Takes over a descriptor.
  init(owning number: CInt) {
    self.number = number
  }

  /// Opens a file, closed on exec; one that it makes gets the mode.
  init(open path: String, flags: CInt, mode: mode_t = 0) throws(SystemError) {
    let number = Glibc.open(path, flags | O_CLOEXEC, mode)
    guard number >= 0 else { throw .last }
    self.number = number
  }

  deinit { close(number) }

  /// What came of a read.
  enum Reading {
    case bytes([UInt8]), end, nothingYet, failed(SystemError)
  }

  /// Reads what is there, up to a count.
  func read(upTo count: Int) -> Reading {
    while true {
      var got = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        got = Glibc.read(number, buffer.baseAddress, count)
        initialized = max(0, got)
      }
      if got > 0 { return .bytes(bytes) }
      if got == 0 { return .end }
      switch errno {
      case EINTR: continue
      case EAGAIN: return .nothingYet
      default: return .failed(.last)
      }
    }
  }

  /// Makes reads and writes return at once.
  func setNonBlocking() {
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
  }

  /// A pipe: the end to read from and the end to write to.
  static func pipe() throws(SystemError) -> DescriptorPair {
    var ends: [CInt] = [-1, -1]
    let error = heft_pipe(&ends)
    guard error == 0 else { throw SystemError(code: error) }
    return DescriptorPair(near: Descriptor(owning: ends[0]), far: Descriptor(owning: ends[1]))
  }

  /// Two sockets connected to each other.
  static func socketPair() throws(SystemError) -> DescriptorPair {
    var ends: [CInt] = [-1, -1]
    let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .last }
    return DescriptorPair(near: Descriptor(owning: ends[0]), far: Descriptor(owning: ends[1]))
  }

  /// An anonymous file in memory.
  static func memoryFile(_ name: String, size: Int) throws(SystemError) -> Descriptor {
    let number = heft_memory_file(name, UInt64(size))
    guard number >= 0 else { throw SystemError(code: -number) }
    return Descriptor(owning: number)
  }

  /// Writes all of it.
  func write(all bytes: [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let some = bytes[done...].withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      if some < 0 {
        if errno == EINTR { continue }
        throw .last
      }
      done += some
    }
  }
}

/// The two ends of a pipe or of a pair of sockets; `near` stays here, `far` goes to the worker.
struct DescriptorPair: ~Copyable {
  var near: Descriptor
  var far: Descriptor
}

extension DescriptorPair {
  /// Closes the far end, which only the worker needs from now on.
  consuming func closingFar() -> Descriptor { near }
}
