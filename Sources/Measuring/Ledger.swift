/// One measured quantity.
///
/// Each has one definition, printed by `help ledgers` and cited in every export.
package enum Ledger: String, CaseIterable, Hashable, Sendable, Codable {
  case shallow, deep, own, shared, kept, keptNative, freed, peak, allocations, churn, rss, build
  case use
}

extension Ledger {
  /// What its values are: bytes, counts of blocks, or seconds.
  package enum Unit: Hashable, Sendable {
    case bytes, blocks, seconds
  }

  /// The unit of its values.
  package var unit: Unit {
    switch self {
    case .allocations: .blocks
    case .build, .use: .seconds
    default: .bytes
    }
  }

  /// The name in tables and prose.
  package var title: String { self == .keptNative ? "native" : rawValue }

  /// The definition, one sentence.
  package var definition: String {
    switch self {
    case .shallow: "The object's own block, as sys.getsizeof reports it."
    case .deep:
      "All that is reached from the object, each object once; modules, types, code and the globals of functions are left out."
    case .own: "The part of deep that nothing outside refers to."
    case .shared: "The part of deep that the rest of the program holds as well."
    case .kept:
      "Bytes the allocators handed out while it was built and that are still out, as requested, without rounding."
    case .keptNative: "The part of kept that was asked of malloc by native code such as NumPy."
    case .freed:
      "Bytes that come back when the last reference is dropped, measured in a forked copy of the process."
    case .peak: "The highest live bytes above the start, over build and use."
    case .allocations: "How many blocks were handed out over build and use."
    case .churn: "How many bytes were handed out in all over build and use."
    case .rss:
      "Peak resident memory above the idle engine (VmHWM), in a process without the probe."
    case .build: "Wall time to build, in processes that carry no probe."
    case .use: "Wall time to use what was built, in processes that carry no probe."
    }
  }
}

/// Verdicts are kept by ledger; as keys of an object they stay readable in journals.
extension Ledger: CodingKeyRepresentable {}
