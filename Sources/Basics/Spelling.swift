/// Finds the word a person may have meant.
package enum Spelling {
  /// A longer word than this is no slip of a finger, and takes long to hold against others.
  private static let longest = 64

  /// The nearest of some words, where it is at most two slips away and not the word itself.
  package static func nearest(
    to word: String, in words: some Sequence<String>
  ) -> String? {
    let count = word.count
    guard count <= longest else { return nil }
    let near = words.filter { abs($0.count - count) <= 2 }
      .map { (word: $0, distance: distance(word, $0)) }
      .min { ($0.distance, $0.word) < ($1.distance, $1.word) }
    guard let near, near.distance > 0, near.distance <= min(2, count / 2) else { return nil }
    return near.word
  }

  /// How many slips of a finger lead from one word to the other: a character more, less or another
  /// one, or two neighbours swapped (the optimal string alignment distance, after Damerau 1964).
  package static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left)
    let right = Array(right)
    var rows = [Array(0...right.count)]
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let replaced = rows[i][j] + (left[i] == right[j] ? 0 : 1)
        var best = min(replaced, row[j] + 1, rows[i][j + 1] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
