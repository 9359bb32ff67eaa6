/// What the probe knows of a block of memory.
enum Blocks {
  /// What was requested and what malloc takes for it; nil for what is no block.
  static func facts(of memory: UnsafeRawPointer) -> (requested: Int, taken: Int)? {
    guard
      let ask = Symbol.find(
        "heft_probe_block",
        as: (@convention(c) (UnsafeRawPointer, UnsafeMutablePointer<Int>) -> Bool).self)
    else { return nil }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 2) { facts in
      guard let start = facts.baseAddress, ask(memory, start) else { return nil }
      return (start[0], start[1])
    }
  }
}
