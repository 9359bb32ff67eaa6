internal import Shell

extension HistoryStore: EntryHistory {
  package var count: Int { entries.count }

  package func entry(_ number: Int) -> String? {
    (1...max(1, entries.count)).contains(number) && entries.count > 0 ? entries[number - 1] : nil
  }

  package func numbers(holding text: String, limit: Int) -> [Int] {
    let entries = entries
    var numbers: [Int] = []
    var end = entries.count
    while numbers.count < limit, let index = entries.lastIndex(containing: text, before: end) {
      numbers.append(index + 1)
      end = index
    }
    return numbers.reversed()
  }
}
