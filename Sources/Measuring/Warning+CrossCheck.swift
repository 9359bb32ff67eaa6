internal import Basics

/// The probe's peak held against the system's own high-water mark.
///
/// The probe sees what is asked of the allocators it knows, the system sees pages. Each is blind
/// where the other sees: a program that maps memory by itself passes the probe by, and pages that
/// were never written are no memory to the system (trap T28).
extension Warning {
  /// A difference beyond this share of the larger figure is said.
  private static let tolerance = 0.2
  /// Resident memory tells nothing smaller apart, in bytes (trap T24).
  private static let noise = 1_000_000
  /// What a block takes beyond what was asked for, in bytes at most: malloc's own 8, and rounding
  /// up to a multiple of 16.
  private static let rounding = 23

  /// What to say where a variant's rss and peak lie further apart than rounding explains.
  package static func crossCheck(_ memory: MemoryReading, of name: String) -> Warning? {
    guard let rss = memory.rss, let peak = memory.peak, memory.children ?? 0 == 0 else {
      return nil
    }
    // No more blocks can have been out at once than were handed out at all.
    let blocks = min(memory.allocations ?? 0, max(0, peak.bytes) / 16)
    if isApart(rss.bytes, above: peak.bytes.plus(blocks.times(rounding))) {
      return Warning(
        id: "rss.apart",
        message:
          "rss of \(name) is \(rss - peak) above its peak, more than rounding explains: it took memory that the probe does not count, such as maps of its own, a private allocator (Polars has one) or libraries that were loaded."
      )
    }
    if isApart(peak.bytes, above: rss.bytes) {
      return Warning(
        id: "rss.apart",
        message:
          "rss of \(name) is \(peak - rss) below its peak: what was asked for and never written takes no pages, and pages that were free already were used again."
      )
    }
    return nil
  }

  private static func isApart(_ figure: Int, above other: Int) -> Bool {
    figure.minus(other) > max(noise, Int(tolerance * Double(figure)))
  }
}
