internal import Basics

/// What figures can be when they are read again. Differences, such as kept and freed, may be negative; what is
/// counted may not.

extension MemoryReading: FromOutside {
  package var isPossible: Bool {
    let sizes = [shallow, deep, own, shared, keptNative, rounded, stride, peak, churn]
    let counts = [objects, alignment, allocations, children]
    return sizes.allSatisfy { $0.map(\.isCounted) ?? true }
      && counts.allSatisfy { $0.map(Outside.counts.contains) ?? true }
      && [kept, freed, rss].allSatisfy { $0.map(\.isInRange) ?? true }
  }
}

extension TypeShare: FromOutside {
  package var isPossible: Bool { Outside.counts.contains(objects) && bytes.isCounted }
}

extension DepthShare: FromOutside {
  package var isPossible: Bool {
    [depth, to, objects].allSatisfy(Outside.counts.contains) && bytes.isCounted
  }
}

extension MemberShare: FromOutside {
  package var isPossible: Bool {
    Outside.counts.contains(level) && bytes.isCounted
      && members.map(Outside.counts.contains) ?? true && common.map(\.isCounted) ?? true
  }
}

extension Duplicates: FromOutside {
  package var isPossible: Bool {
    Outside.counts.contains(copies) && Outside.counts.contains(values) && saving.isInRange
  }
}

extension Duplicates.Value: FromOutside {
  package var isPossible: Bool { Outside.counts.contains(objects) && saving.isInRange }
}

extension Room: FromOutside {
  package var isPossible: Bool {
    [containers, used, capacity].allSatisfy(Outside.counts.contains) && spare.isInRange
  }
}

extension LayoutBlock: FromOutside {
  package var isPossible: Bool {
    Outside.counts.contains(base) && bytes.isCounted && taken.isCounted
  }
}

extension LayoutPart: FromOutside {
  package var isPossible: Bool {
    Outside.integers.contains(offset) && Outside.counts.contains(each)
      && Outside.counts.contains(count) && Outside.counts.contains(bytes)
  }
}

extension Sample: FromOutside {
  package var isPossible: Bool {
    seconds.isTaken && Outside.counts.contains(loops) && Outside.counts.contains(process)
  }
}

extension Timing: FromOutside {
  package var isPossible: Bool { [median, low, high].allSatisfy(\.isTaken) }
}

extension MemoryTrace: FromOutside {
  package var isPossible: Bool {
    seconds.count == bytes.count && seconds.allSatisfy(Outside.seconds.contains)
      && bytes.allSatisfy(Outside.integers.contains)
  }
}

extension Sizing: FromOutside {
  package var isPossible: Bool {
    length.map(Outside.counts.contains) ?? true && buildSeconds.map(\.isTaken) ?? true
      && walkSeconds.map(\.isTaken) ?? true
  }
}

extension Anatomy: FromOutside {
  package var isPossible: Bool { seconds.map(\.isTaken) ?? true }
}

extension LedgerVerdict: FromOutside {
  package var isPossible: Bool {
    [ratio, low, high].allSatisfy { $0.map { $0 >= 0 } ?? true }
  }
}

extension ByteCount {
  /// Whether so many bytes can have been counted.
  fileprivate var isCounted: Bool { Outside.counts.contains(bytes) }

  fileprivate var isInRange: Bool { Outside.integers.contains(bytes) }
}

extension Double {
  /// Whether something can have taken so many seconds.
  fileprivate var isTaken: Bool { self >= 0 && Outside.seconds.contains(self) }
}
