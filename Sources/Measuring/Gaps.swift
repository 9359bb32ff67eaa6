internal import Basics

/// The sentences that say why the ledgers of one reading differ.
///
/// A gap is mentioned where it is above 5 % of the larger figure and above 1 kB. The figures in the
/// sentences are exact; a cause is named as certain only where the reading shows it.
package enum Gaps {
  /// Explains a reading.
  ///
  /// - Parameters:
  ///   - type: the type's name as in ``Sizing/type``.
  ///   - length: how many elements the structure has, where it has a length.
  package static func sentences(
    for reading: MemoryReading, type: String, length: Int? = nil
  ) -> [String] {
    [
      overAllocation(reading, type: type, length: length), reached(reading, type: type),
      shared(reading), native(reading), keptAgainstDeep(reading), temporaries(reading),
      resident(reading),
    ].compactMap(\.self)
  }

  /// Whether two figures lie far enough apart to be worth a sentence.
  static func matters(_ one: ByteCount, _ other: ByteCount) -> Bool {
    let distance = (Double(one.bytes) - Double(other.bytes)).magnitude
    let larger = max(Double(one.bytes).magnitude, Double(other.bytes).magnitude)
    return distance > 1000 && distance > 0.05 * larger
  }

  /// A CPython list is 56 bytes and one pointer of 8 for each place (trap T12).
  private static func overAllocation(
    _ reading: MemoryReading, type: String, length: Int?
  ) -> String? {
    guard type == "list", let length, let shallow = reading.shallow else { return nil }
    let capacity = (shallow.bytes - 56) / 8
    guard capacity > length, matters(ByteCount(capacity * 8), ByteCount(length * 8)) else {
      return nil
    }
    return
      "The list has room for \(capacity.grouped) elements and holds \(length.grouped): the \(ByteCount((capacity - length) * 8)) between were allocated ahead, so that appending is cheap."
  }

  private static func reached(_ reading: MemoryReading, type: String) -> String? {
    guard let shallow = reading.shallow, let deep = reading.deep, deep > shallow,
      matters(shallow, deep)
    else { return nil }
    let others = reading.objects.map { "the \(max(0, $0 - 1).counted("object")) reached from it" }
    let stop =
      reading.complete ? "" : " The walk stopped before it had seen all, so deep is a lower bound."
    return
      "shallow is the block of the \(type) alone (\(shallow)); the other \(deep - shallow) of deep are \(others ?? "objects reached from it").\(stop)"
  }

  private static func shared(_ reading: MemoryReading) -> String? {
    guard let shared = reading.shared, let own = reading.own, matters(own, own + shared) else {
      return nil
    }
    return
      "\(shared) of deep are shared: the rest of the program holds those objects too, and dropping this structure would give back \(own) at most."
  }

  private static func native(_ reading: MemoryReading) -> String? {
    guard let native = reading.keptNative, let kept = reading.kept, matters(kept - native, kept)
    else { return nil }
    return
      "\(native) of kept were asked of malloc directly, by native code or for large buffers, and not of the language's own allocator."
  }

  private static func keptAgainstDeep(_ reading: MemoryReading) -> String? {
    guard let kept = reading.kept, let deep = reading.deep, matters(kept, deep), reading.complete
    else { return nil }
    if deep > kept {
      return
        "deep is \(deep - kept) above kept: part of what is reached was there before it was built, such as small integers, interned texts, or data from the setup."
    }
    return
      "kept is \(kept - deep) above deep: the build also filled what the walk does not reach, such as caches, buffers of native code, or objects held elsewhere."
  }

  private static func temporaries(_ reading: MemoryReading) -> String? {
    guard let peak = reading.peak, let kept = reading.kept, peak > kept, matters(peak, kept)
    else { return nil }
    return
      "At the peak \(peak - kept) more were out than were kept in the end: temporaries of building and using it."
  }

  /// Resident memory says nothing below 1 MB (trap T24).
  private static func resident(_ reading: MemoryReading) -> String? {
    guard let rss = reading.rss, let peak = reading.peak, matters(rss, peak),
      (rss - peak).bytes.magnitude > 1_000_000
    else { return nil }
    if rss > peak {
      return
        "rss is \(rss - peak) above peak: it counts whole pages, with the rounding of blocks, the allocators' own records, arenas that a few survivors hold, and libraries that were loaded."
    }
    return
      "rss is \(peak - rss) below peak: pages that were asked for but never written take no memory, and the idle engine had free pages to reuse."
  }
}
