internal import Basics

extension StyledLine {
  /// A stretch that is kept on one line where that is possible.
  private struct Word {
    var cells: [Cell] = []
    var width = 0
    var blanksBefore: [Cell] = []

    /// The word divided at its no-break spaces.
    var parts: [Word] {
      var parts: [Word] = []
      var part = Word(blanksBefore: blanksBefore)
      for cell in cells {
        if cell.character == "\u{a0}" {
          parts.append(part)
          part = Word(blanksBefore: [cell])
        } else {
          part.cells.append(cell)
          part.width += cell.character.displayWidth
        }
      }
      return parts + [part]
    }
  }

  /// The line broken at blanks so that none is wider than a number of columns.
  ///
  /// A no-break space is a place to break only where the word around it is too wide, and a word that
  /// is too wide without one is cut. Wide characters may be parted from each other, since East Asian
  /// text has no blanks.
  func wrapped(to columns: Int) -> [StyledLine] {
    let columns = max(columns, 1)
    var lines: [StyledLine] = []
    var current: [Cell] = []
    var used = 0
    for word in words.flatMap({ $0.width > columns ? $0.parts : [$0] }) {
      if !current.isEmpty, used + word.blanksBefore.count + word.width > columns {
        lines.append(StyledLine(current))
        (current, used) = ([], 0)
      } else if !current.isEmpty || lines.isEmpty {
        current += word.blanksBefore
        used += word.blanksBefore.count
      }
      for cell in word.cells {
        let width = cell.character.displayWidth
        if used + width > columns, !current.isEmpty {
          lines.append(StyledLine(current))
          (current, used) = ([], 0)
        }
        current.append(cell)
        used += width
      }
    }
    lines.append(StyledLine(current))
    return lines
  }

  /// The width of the widest word: what a column should not be narrower than.
  var widestWord: Int { words.map(\.width).max() ?? 0 }

  /// The same where no-break spaces are places to break.
  var widestPart: Int { words.flatMap(\.parts).map(\.width).max() ?? 0 }

  private var words: [Word] {
    var words: [Word] = []
    var word = Word()
    var blanks: [Cell] = []
    for cell in cells {
      if cell.character == " " {
        if !word.cells.isEmpty { words.append(word) }
        word = Word()
        blanks.append(cell)
        continue
      }
      let width = cell.character.displayWidth
      if !word.cells.isEmpty, width == 2 || word.cells.last?.character.displayWidth == 2 {
        words.append(word)
        word = Word()
      }
      if word.cells.isEmpty {
        word.blanksBefore = blanks
        blanks = []
      }
      word.cells.append(cell)
      word.width += width
    }
    if !word.cells.isEmpty { words.append(word) }
    return words
  }
}
