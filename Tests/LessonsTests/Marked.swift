import Lessons

/// A text in which 1️⃣ to 🔟 mark the places that findings are expected at.
struct Marked {
  /// The text without its marks.
  var text = ""
  /// Line and column of each mark, in the order of the text.
  var places: [String: (line: Int, column: Int)] = [:]

  static let marks: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣", "🔟"]

  init(_ marked: String) {
    var (line, column) = (1, 1)
    for character in marked {
      if Self.marks.contains(character) {
        places["\(line):\(column)"] = (line, column)
        continue
      }
      text.append(character)
      (line, column) = character == "\n" ? (line + 1, 1) : (line, column + 1)
    }
  }
}
