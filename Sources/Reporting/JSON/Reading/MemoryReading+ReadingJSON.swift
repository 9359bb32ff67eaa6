internal import Basics
internal import Measuring

extension MemoryReading {
  /// Reads the members that ``jsonMembers`` writes; notes and completeness are the caller's.
  init(json members: JSONMembers) throws(JSONMembers.Mismatch) {
    func bytes(_ name: String) -> ByteCount? { members[name].int.map(ByteCount.init) }
    self.init()
    shallow = bytes("shallow")
    deep = bytes("deep")
    own = bytes("own")
    shared = bytes("shared")
    objects = members["objects"].int
    kept = bytes("kept")
    keptNative = bytes("keptNative")
    freed = bytes("freed")
    rounded = bytes("rounded")
    stride = bytes("stride")
    alignment = members["alignment"].int
    peak = bytes("peak")
    allocations = members["allocations"].int
    churn = bytes("churn")
    rss = bytes("rss")
    children = members["children"].int
    byType = try members.list("byType") { (share) throws(JSONMembers.Mismatch) in
      TypeShare(
        type: try share.string("type"), objects: try share.int("objects"),
        bytes: ByteCount(try share.int("bytes")))
    }
  }
}
