package import Basics

extension Anatomy {
  /// Below this a structure is too small for its parts to be news: 4 kB.
  package static let worthALook = ByteCount(4096)

  /// How deep Python calls itself unless told otherwise (`sys.getrecursionlimit()`).
  package static let recursionLimit = 1000

  /// Whether a part is large enough to be mentioned unasked: 5 % of deep.
  package func matters(_ part: ByteCount, of deep: ByteCount) -> Bool {
    part.bytes > 0 && Double(part.bytes) >= 0.05 * Double(deep.bytes)
  }

  /// Whether spare room is worth a line: that of a list alone has a sentence of its own (``Gaps``).
  package func spareIsNews(of deep: ByteCount) -> Bool {
    matters(spare, of: deep) && !(ownRoom?.type == "list" && ownRoom?.spare == spare)
  }

  /// Members on which at least a tenth hangs, at most three.
  ///
  /// Where nearly all of a member hangs on one of its own, that one is named instead: it is where
  /// the bytes are. A chain that goes on like that for ever is named by its beginning.
  package func outstandingMembers(of deep: ByteCount) -> [MemberShare] {
    guard let largest else { return [] }
    let first = largest.indices.filter { index in
      largest[index].level == 1 && Double(largest[index].bytes.bytes) >= 0.1 * Double(deep.bytes)
    }
    return first.prefix(3).map { index in
      var place = index
      while place + 1 < largest.count, largest[place + 1].level == largest[place].level + 1,
        Double(largest[place + 1].bytes.bytes) >= 0.9 * Double(largest[place].bytes.bytes)
      {
        place += 1
      }
      return largest[place].level < Self.endless ? largest[place] : largest[index]
    }
  }

  private static let endless = 5

  /// What could be done about values that are stored again and again; one sentence, or none.
  package static func advice(for sizing: Sizing) -> [String] {
    guard let anatomy = sizing.anatomy, let deep = sizing.memory.deep, deep >= worthALook,
      let copies = anatomy.duplicates, anatomy.matters(copies.saving, of: deep),
      let most = copies.top.first
    else { return [] }
    let means =
      most.type == "str"
      ? "sys.intern(text), or a dict of the values seen," : "A dict of the values seen"
    let other = copies.values == 1 ? "" : ", \((copies.values - 1).counted("other value")) as well"
    return [
      "\(most.text) is stored \(most.objects.grouped) times\(other). \(means) makes equal values one object, which would save \(copies.saving)."
    ]
  }
}
