internal import Basics
internal import Measuring

/// Where the bytes of a structure are, as rows and tables.
struct AnatomyBlocks {
  private let anatomy: Anatomy
  private let deep: ByteCount

  init(_ anatomy: Anatomy, deep: ByteCount) {
    self.anatomy = anatomy
    self.deep = deep
  }

  // MARK: What stands out

  /// A row for each thing that tells something: name, figure, words.
  var outstanding: [[Text]] {
    guard deep >= Anatomy.worthALook else { return [] }
    var rows = anatomy.outstandingMembers(of: deep).enumerated().map { place, member -> [Text] in
      [
        place == 0 ? "largest" : "", Figures.text(member.bytes),
        .code(member.path) + .muted(", \(percent(member.bytes)) of deep"),
      ]
    }
    if let common = anatomy.largest?.first?.common, anatomy.matters(common, of: deep) {
      rows.append([
        "common", Figures.text(common), .muted("hangs on no single member: several lead to it"),
      ])
    }
    if let copies = anatomy.duplicates, anatomy.matters(copies.saving, of: deep) {
      let values = copies.values == 1 ? "one value" : "\(copies.values.counted("value"))"
      rows.append([
        "repeated", Figures.text(copies.saving),
        .muted("\(copies.copies.counted("object")) more than \(values) would need"),
      ])
    }
    if anatomy.spareIsNews(of: deep) {
      rows.append(["spare", Figures.text(anatomy.spare), .muted(roomiest)])
    }
    if let deepest = anatomy.deepest, deepest >= Anatomy.recursionLimit {
      rows.append([
        "depth", Text(deepest.grouped),
        .muted("links to the farthest object, too many to recurse"),
      ])
    }
    return rows
  }

  private var roomiest: String {
    let most = (anatomy.rooms ?? []).max { $0.spare < $1.spare }
    guard let most else { return "room that containers do not use" }
    let whose = most.containers == 1 ? "a \(most.type)" : "\(most.containers.grouped) \(most.type)"
    return "\(whose): \(most.used.grouped) of \(most.capacity.grouped) places used"
  }

  // MARK: All of it

  /// A table for each part that is known.
  var all: [Block] {
    [members, depths, duplicates, rooms].compactMap(\.self)
  }

  private func percent(_ bytes: ByteCount) -> String {
    let share = deep.bytes == 0 ? 0 : Double(bytes.bytes) / Double(deep.bytes)
    return BarChart.Bar(label: "", value: "", share: share).percent
  }

  private var members: Block? {
    guard let largest = anatomy.largest, !largest.isEmpty else { return nil }
    let rows = largest.map { member -> [Text] in
      let indent = String(repeating: "\u{a0}\u{a0}", count: min(max(member.level, 0), 40))
      return [
        Text(indent) + .code(member.path), Figures.text(member.bytes),
        Text(percent(member.bytes)), .muted(describe(member)),
      ]
    }
    return .table(
      Table(
        [
          .init("hangs on"), .init("bytes", .quantity), .init("of deep", .right),
          .init("what it is"),
        ], rows: rows))
  }

  private func describe(_ member: MemberShare) -> String {
    guard let members = member.members, members > 0 else { return member.type }
    let common = member.common ?? .zero
    let shared = anatomy.matters(common, of: deep) ? ", \(common) through several" : ""
    return "\(member.type), \(members.counted("member"))\(shared)"
  }

  private var depths: Block? {
    guard let byDepth = anatomy.byDepth, byDepth.count > 1 else { return nil }
    let rows = byDepth.map { share -> [Text] in
      let name =
        share.depth == share.to
        ? share.depth.grouped : "\(share.depth.grouped) to \(share.to.grouped)"
      return [
        Text(name), Text(share.objects.grouped), Figures.text(share.bytes),
        Text(percent(share.bytes)),
      ]
    }
    return .table(
      Table(
        [
          .init("links away"), .init("objects", .right), .init("bytes", .quantity),
          .init("of deep", .right),
        ], rows: rows))
  }

  private var duplicates: Block? {
    guard let copies = anatomy.duplicates, copies.copies > 0 else { return nil }
    var rows = copies.top.map { value -> [Text] in
      [.code(value.text), Text(value.objects.grouped), Figures.text(value.saving)]
    }
    let others = copies.values.minus(copies.top.count)
    if others > 0 {
      let rest = copies.top.reduce(copies.saving) { $0 - $1.saving }
      let objects = copies.top.reduce(copies.copies.plus(copies.values)) { $0.minus($1.objects) }
      rows.append([
        Text(others == 1 ? "1 other" : "\(others.grouped) others"), Text(objects.grouped),
        Figures.text(rest),
      ])
    }
    return .table(
      Table(
        [.init("repeated value"), .init("objects", .right), .init("could save", .quantity)],
        rows: rows))
  }

  private var rooms: Block? {
    guard let rooms = anatomy.rooms, !rooms.isEmpty else { return nil }
    let rows = rooms.map { room -> [Text] in
      [
        Text(room.type), Text(room.containers.grouped), Text(room.used.grouped),
        Text(room.capacity.grouped), Figures.text(room.spare),
      ]
    }
    return .table(
      Table(
        [
          .init("room in"), .init("containers", .right), .init("used", .right),
          .init("places", .right), .init("spare", .quantity),
        ], rows: rows))
  }
}
