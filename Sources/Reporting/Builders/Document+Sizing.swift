internal import Basics
package import Measuring

extension Document {
  /// One structure, weighed: its ledgers, where the bytes are, and why the ledgers differ.
  ///
  /// - Parameter wholly: whether to show all that is known of where the bytes are, and not only what
  ///   stands out.
  package init(sizing: Sizing, wholly: Bool = false) {
    self.init([
      .heading(2, Text(Self.subject(of: sizing)), aside: Text(sizing.engine.title)),
      .table(
        Table(
          [Table.Column(""), Table.Column("", .quantity), Table.Column("")],
          rows: Self.rows(of: sizing))),
    ])
    if let bars = Self.bars(of: sizing.memory.byType) { blocks.append(.bars(bars)) }
    if wholly, let anatomy = sizing.anatomy, let deep = sizing.memory.deep {
      blocks += AnatomyBlocks(anatomy, deep: deep).all
    }
    let gaps = Gaps.sentences(
      for: sizing.memory, type: sizing.type, length: sizing.length)
    let notes = gaps + Anatomy.advice(for: sizing) + sizing.memory.notes
    if !notes.isEmpty { blocks.append(.list(notes.map { Text($0) })) }
    if !sizing.memory.complete {
      blocks.append(
        .callout(.warning, "This is partial: the walk stopped at its limit or was interrupted."))
    }
    blocks += sizing.warnings.map { .callout(.warning, Text($0.message)) }
  }

  /// `list of 1,000,000 int`, `dict of 300`, `generator`.
  private static func subject(of sizing: Sizing) -> String {
    guard let length = sizing.length else { return sizing.type }
    let others = sizing.memory.byType.filter { $0.type != sizing.type }
    let itself = sizing.memory.byType.first { $0.type == sizing.type }
    if sizing.memory.complete, others.count == 1, let element = others.first,
      itself.map({ $0.objects == 1 }) ?? true, element.objects == length
    {
      return "\(sizing.type) of \(length.grouped) \(element.type)"
    }
    return "\(sizing.type) of \(length.grouped)"
  }

  private static func rows(of sizing: Sizing) -> [[Text]] {
    let memory = sizing.memory
    let reached = memory.objects.map { "\($0.counted("object")) reached" } ?? ""
    let shallow =
      sizing.engine.name == "python" ? "what sys.getsizeof says" : "what MemoryLayout says"
    var rows: [[Text]] = [
      ["shallow", Figures.text(memory.shallow), .muted(shallow)],
      ["deep", Figures.text(memory.deep), .muted(reached)],
    ]
    if memory.own != nil || memory.shared != nil {
      rows.append(["  own", Figures.text(memory.own), .muted("held by nothing else")])
      rows.append(["  shared", Figures.text(memory.shared), .muted("the program holds it as well")])
    }
    rows.append([
      "kept", Figures.text(memory.kept), .muted("handed out by the allocator and still held"),
    ])
    if let native = memory.keptNative, native.bytes != 0 {
      rows.append(["  native", Figures.text(native), .muted("of it by malloc, for native code")])
    }
    if memory.freed != nil {
      rows.append(["freed", Figures.text(memory.freed), .muted("comes back when it is dropped")])
    }
    if memory.peak != nil {
      rows.append(["peak", Figures.text(memory.peak), .muted("the most at once while building")])
    }
    if let anatomy = sizing.anatomy, let deep = memory.deep {
      rows += AnatomyBlocks(anatomy, deep: deep).outstanding
    }
    return rows
  }

  /// The eight types with the most bytes; the rest together.
  static func bars(of shares: [TypeShare]) -> BarChart? {
    let whole = shares.reduce(0.0) { $0 + Double($1.bytes.bytes) }
    guard shares.count > 1, whole > 0 else { return nil }
    let sorted = shares.sorted { $0.bytes > $1.bytes }
    let rest = sorted.dropFirst(8)
    // One type alone is shown by its name.
    let shown = rest.count == 1 ? sorted : Array(sorted.prefix(8))
    var bars = shown.map { share in
      BarChart.Bar(
        label: share.type, value: share.bytes.description,
        share: Double(share.bytes.bytes) / whole)
    }
    if rest.count > 1 {
      let bytes = rest.reduce(ByteCount.zero) { $0 + $1.bytes }
      bars.append(
        BarChart.Bar(
          label: "\(rest.count) others", value: bytes.description,
          share: Double(bytes.bytes) / whole))
    }
    return BarChart(title: "by type", bars: bars)
  }
}
