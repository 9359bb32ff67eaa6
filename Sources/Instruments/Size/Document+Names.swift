import Basics
package import Engines
package import Languages
import Lessons
import Measuring
import Reporting

extension Document {
  /// The session's names, the heaviest first; definitions are listed below.
  package init(names: [WeighedName], in language: CodeLanguage) {
    guard !names.isEmpty else {
      let example = language == .swift ? "let x = [1, 2, 3]" : "x = [1, 2, 3]"
      self.init(note: "There are no names yet. Type `\(example)`, then `size x`.")
      return
    }
    self.init()
    let values = names.filter { $0.group == nil }.sorted { left, right in
      let (first, second) = (left.memory?.own ?? .zero, right.memory?.own ?? .zero)
      return first == second ? left.name < right.name : first > second
    }
    let isWeighed = language == .python
    if !values.isEmpty {
      blocks.append(.table(isWeighed ? Self.table(of: values) : Self.list(of: values)))
    }
    let isPartial = isWeighed && values.contains { $0.memory?.complete == false }
    if isPartial {
      blocks.append(
        .callout(
          .note, "≥ is a walk that the time ended; – was not walked. `size NAME` takes longer."))
    }
    let groups = ["modules", "functions", "classes", "types"].compactMap { group -> String? in
      let members = names.filter { $0.group == group }
      guard !members.isEmpty else { return nil }
      return "\(group): " + members.map(\.name).joined(separator: ", ")
    }
    if !groups.isEmpty { blocks.append(.paragraph(.muted(groups.joined(separator: " · ")))) }
    if !isWeighed {
      blocks.append(
        .callout(
          .note,
          .marked(
            "Names have no sizes in Swift, whose heap nothing can traverse; `size NAME` builds one again and weighs it."
          )))
    }
  }

  private static func list(of names: [WeighedName]) -> Table {
    Table(
      [Table.Column("name"), Table.Column("type"), Table.Column("", rank: 1)],
      rows: names.map { [.code($0.name), Text($0.type), .muted($0.summary)] })
  }

  private static func table(of names: [WeighedName]) -> Table {
    Table(
      [
        Table.Column("name"), Table.Column("type"), Table.Column("", rank: 2),
        Table.Column("own", .quantity), Table.Column("deep", .quantity, rank: 1),
        Table.Column("shallow", .quantity, rank: 3), Table.Column("shared", .quantity, rank: 4),
      ],
      rows: names.map { item in
        let memory = item.memory
        func figure(_ bytes: ByteCount?, isWalked: Bool = true) -> Text {
          guard let bytes else { return .muted("–") }
          return Text((isWalked && memory?.complete == false ? "≥ " : "") + bytes.description)
        }
        return [
          .code(item.name), Text(item.type), .muted(item.summary), figure(memory?.own),
          figure(memory?.deep), figure(memory?.shallow, isWalked: false), figure(memory?.shared),
        ]
      })
  }

  /// What came back when names were deleted, and why the rest did not, in one line.
  package init(returned: Returned) {
    var text =
      returned.bytes > .zero ? "\(returned.bytes) came back" : "Nothing came back"
    var reasons: [String] = []
    if returned.waiting > .zero {
      reasons.append(
        "\(returned.waiting) are in a cycle, and come back when the collector runs: `import gc; gc.collect()`"
      )
    }
    if returned.held > .zero {
      let same = returned.holders.filter(\.isSame).map { "`\($0.name)`" }
      let others = returned.holders.filter { !$0.isSame }.map { "`\($0.name)`" }
      let what = "\(returned.held) did not"
      if let first = same.first {
        reasons.append("\(what): \(first) is the same object")
      } else if others.isEmpty {
        reasons.append("\(what): something that no name leads to holds them, or a part of them")
      } else {
        reasons.append(
          "\(what): \(others.joined(separator: ", ")) still \(others.count == 1 ? "holds" : "hold") them, or a part of them"
        )
      }
    }
    text += reasons.map { "; \($0)" }.joined() + "."
    self.init([.paragraph(.marked(text))])
  }
}
