internal import Basics
internal import Measuring

extension MemoryReading {
  /// Reads the members that ``jsonMembers`` writes; notes and completeness are the caller's.
  init(json members: JSONMembers) throws(JSONMembers.Mismatch) {
    func bytes(_ name: String) throws(JSONMembers.Mismatch) -> ByteCount? {
      try members.optionalInt(name).map { ByteCount($0) }
    }
    self.init()
    shallow = try bytes("shallow")
    deep = try bytes("deep")
    own = try bytes("own")
    shared = try bytes("shared")
    objects = try members.optionalInt("objects")
    kept = try bytes("kept")
    keptNative = try bytes("keptNative")
    freed = try bytes("freed")
    rounded = try bytes("rounded")
    stride = try bytes("stride")
    alignment = try members.optionalInt("alignment")
    peak = try bytes("peak")
    allocations = try members.optionalInt("allocations")
    churn = try bytes("churn")
    rss = try bytes("rss")
    children = try members.optionalInt("children")
    byType = try members.list("byType") { (share) throws(JSONMembers.Mismatch) in
      try share.checked(
        TypeShare(
          type: try share.string("type"), objects: try share.int("objects"),
          bytes: ByteCount(try share.int("bytes"))))
    }
    _ = try members.checked(self)
  }
}
