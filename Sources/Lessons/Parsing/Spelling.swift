/// Finds the word a person may have meant.
enum Spelling {
  /// The nearest of some words, where it is at most two edits away and not the word itself.
  static func nearest(to word: String, in words: some Sequence<String>) -> String? {
    let near = words.map { (word: $0, distance: distance(word, $0)) }
      .min { $0.distance < $1.distance }
    guard let near, near.distance > 0, near.distance <= min(2, word.count / 2) else { return nil }
    return near.word
  }

  /// Levenshtein's distance: the least number of insertions, deletions and replacements.
  static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let replaced = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
