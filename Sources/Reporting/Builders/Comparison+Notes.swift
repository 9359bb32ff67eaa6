import Measuring

extension Comparison {
  /// What is noted of the variants' memory, each once: with the variant's index, or nil for what is noted of all.
  var notes: [(variant: Int?, text: String)] {
    let all = variants.map(\.memory.notes)
    let common = Set(all.first ?? []).filter { note in all.allSatisfy { $0.contains(note) } }
    var said: Set<String> = []
    return all.enumerated().flatMap { index, notes in
      notes.compactMap { note in
        guard common.contains(note) else { return (index, note) }
        return said.insert(note).inserted ? (nil, note) : nil
      }
    }
  }
}
