internal import Basics
internal import Measuring

extension MemoryReading {
  /// The members that a structure and a variant have alike; bytes are integers, and null stands where
  /// a quantity does not exist.
  var jsonMembers: [String: JSONValue] {
    [
      "shallow": .optional(shallow),
      "deep": .optional(deep),
      "own": .optional(own),
      "shared": .optional(shared),
      "objects": .optional(objects),
      "kept": .optional(kept),
      "keptNative": .optional(keptNative),
      "freed": .optional(freed),
      "rounded": .optional(rounded),
      "stride": .optional(stride),
      "alignment": .optional(alignment),
      "peak": .optional(peak),
      "allocations": .optional(allocations),
      "churn": .optional(churn),
      "byType": JSONValue(byType),
    ]
  }
}
