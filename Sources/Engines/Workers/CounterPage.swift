internal import Basics
internal import CCounters
internal import Glibc

/// The page of counters that a worker's probe writes and heft reads, mapped while this lives.
struct CounterPage: ~Copyable {
  /// The memory file behind the page, for the worker to inherit.
  let file: Descriptor
  private let address: UnsafeMutableRawPointer

  /// Makes an empty page.
  init() throws(SystemError) {
    let size = Int(HEFT_COUNTERS_BYTES)
    let file = try Descriptor.memoryFile("heft-counters", size: size)
    guard let address = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file.number, 0),
      address != MAP_FAILED
    else { throw .last }
    self.file = file
    self.address = address
  }

  deinit { munmap(address, Int(HEFT_COUNTERS_BYTES)) }

  /// Bytes handed out and still held; nil until a probe has signed the page.
  var live: ByteCount? {
    guard isSigned else { return nil }
    let page = address.assumingMemoryBound(to: heft_counters.self)
    return ByteCount(
      // The code can write the page as well.
      Int(bitPattern: UInt(heft_counter_load(&page.pointee.language_live)))
        .plus(Int(bitPattern: UInt(heft_counter_load(&page.pointee.native_live)))))
  }

  /// How many processes the worker started.
  var children: Int {
    guard isSigned else { return 0 }
    let page = address.assumingMemoryBound(to: heft_counters.self)
    return Int(clamping: heft_counter_load(&page.pointee.children))
  }

  private var isSigned: Bool {
    address.assumingMemoryBound(to: heft_counters.self).pointee.magic == HEFT_COUNTERS_MAGIC
  }
}
