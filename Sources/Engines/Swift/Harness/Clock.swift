internal import Glibc

/// Time, and the processor that it passes on.
enum Clock {
  /// Seconds since some fixed moment.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The processor that this runs on; nil where the kernel does not say.
  static var processor: Int? {
    guard let number = currentProcessor?(), number >= 0 else { return nil }
    return Int(number)
  }

  /// Moves to a processor without staying bound to it: threads of the code may run anywhere.
  static func settle(on processor: Int?) {
    guard let processor, processor != self.processor, let affinity, let setAffinity else { return }
    let size = 128
    withUnsafeTemporaryAllocation(byteCount: 2 * size, alignment: 8) { masks in
      masks.initializeMemory(as: UInt8.self, repeating: 0)
      guard let allowed = masks.baseAddress, affinity(0, size, allowed) >= 0,
        processor / 8 < size, masks[processor / 8] & (1 << (processor % 8)) != 0
      else { return }
      masks[size + processor / 8] = 1 << (processor % 8)
      guard setAffinity(0, size, allowed + size) == 0 else { return }
      _ = setAffinity(0, size, allowed)
    }
  }

  private typealias Mask = @convention(c) (CInt, Int, UnsafeMutableRawPointer) -> CInt
  private static let currentProcessor = Symbol.find(
    "sched_getcpu", as: (@convention(c) () -> CInt).self)
  private static let affinity = Symbol.find("sched_getaffinity", as: Mask.self)
  private static let setAffinity = Symbol.find("sched_setaffinity", as: Mask.self)
}
